import type { Command } from 'commander';
import { toPrintableJson } from '../../../foundation/printable-json.ts';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import type { AuditRecord } from '../../../store/rows/audit-list-rows.ts';
import { type Cli, examples } from '../cli.ts';
import { parseId } from '../option-values.ts';
import { cut, formatTable } from '../text-table.ts';
import { addAuditExport } from './audit-export.ts';
import { type AuditFilterOptions, auditOf, filterOf, withFilter } from './audit-filter-options.ts';
import { addAuditHead, addAuditVerify } from './audit-verify.ts';

interface ListOptions extends AuditFilterOptions {
  readonly before?: number;
  readonly limit: number;
  readonly facets?: boolean;
  readonly json?: boolean;
}

/** `sundog audit list|export|verify|head`: who did what, and whether that still stands as it was written. */
export function addAuditCommand(program: Command, cli: Cli): void {
  const group = program.command('audit').description('who did what, on what, when and from where, and whether that is unchanged');
  addList(group, cli);
  for (const add of [addAuditExport, addAuditVerify, addAuditHead]) add(group, cli);
}

function addList(group: Command, cli: Cli): void {
  withFilter(group.command('list').description('the newest rows, or those that the options name'))
    .option('--limit <number>', 'rows at the most, up to 1000', parseId, 50)
    .option('--before <row>', 'only rows before this number: the next page', parseId)
    .option('--facets', 'instead of the rows, how many there are per actor, verb, kind of subject and result')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples('audit list', 'audit list --subject "connection 3"', 'audit list --result refused --since 2026-03-01 --json'),
    )
    .action(async (options: ListOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const audit = auditOf(house, options);
        const filter = filterOf(options);
        if (options.facets) {
          const facets = await audit.facets({ filter });
          if (options.json) return cli.terminal.out(`${toPrintableJson(facets, 2)}\n`);
          return cli.terminal.out(describeFacets(facets));
        }
        const page = await audit.list({ filter, cursor: options.before ?? null, limit: options.limit });
        if (options.json) return cli.terminal.out(`${toPrintableJson(page, 2)}\n`);
        if (page.records.length === 0) return cli.terminal.out('No rows.\n');
        cli.terminal.out(describe(page.records, cli.terminal.width));
        if (page.next !== null) cli.terminal.say(`There are more: add --before ${page.next}.\n`);
      });
    });
}

function describe(records: readonly AuditRecord[], width: number | null): string {
  const titles = ['row', 'at', 'actor', 'verb', 'subject', 'result', 'from', 'detail'];
  return formatTable(
    titles.map((title) => ({ title, ...(title === 'row' ? { align: 'right' as const } : {}) })),
    records.map((record) => [
      String(record.seq),
      record.at.toISOString(),
      cut(toVisibleText(record.actor), 40),
      toVisibleText(record.verb),
      cut(toVisibleText(record.subject), 40),
      record.result,
      cut(toVisibleText(record.ip ?? originOf(record)), 40),
      toPrintableJson(record.detail),
    ]),
    width,
  );
}

function originOf({ host, pid }: AuditRecord): string {
  return host === null ? '' : `${host}${pid === null ? '' : ` ${pid}`}`;
}

function describeFacets(facets: Readonly<Record<string, readonly { readonly value: string; readonly rows: number }[]>>): string {
  const rows = Object.entries(facets).flatMap(([facet, counts]) =>
    counts.map(({ value, rows: count }) => [facet, String(count), toVisibleText(value)]),
  );
  return formatTable([{ title: 'facet' }, { title: 'rows', align: 'right' }, { title: 'value' }], rows);
}
