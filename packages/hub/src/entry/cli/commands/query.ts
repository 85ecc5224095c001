import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { cut, formatTable } from '../text-table.ts';

/** `sundog query`: one read-only statement over the mirror. */
export function addQueryCommand(program: Command, cli: Cli): void {
  program
    .command('query')
    .description('ask the mirror in SQL; read-only, with a time limit and a row cap')
    .argument('<sql>', 'one SELECT; the tables are mirror.client, mirror.ticket and so on')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'query "select name from mirror.client order by name limit 5"',
        'query --json "select count(*) from mirror.ticket"',
      ),
    )
    .action(async (sql: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const result = await hub.query(sql);
        if (options.json) cli.terminal.out(toJson(result.rows));
        else
          cli.terminal.out(
            formatTable(
              result.columns.map((title) => ({ title })),
              result.rows.map((row) => result.columns.map((column) => cut(toCell(row[column]), 60))),
            ),
          );
        if (result.isCut) {
          cli.terminal.say(`Only the first ${result.rows.length} rows are shown: the row cap was met.\n`);
          cli.exitWith(2);
        }
      });
    });
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/\s+/g, ' ');
}
