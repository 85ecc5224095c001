import type { Command } from 'commander';
import type { ShownVersion } from '../../../engine/history/show-versions.ts';
import type { RecordHistory } from '../../../features/history/read-history.ts';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import { chooseConnection } from '../choose-connection.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { parseId, parseInstant } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

interface HistoryOptions {
  readonly connection?: string;
  readonly asOf?: Date;
  readonly json?: boolean;
}

/** `sundog history`: what a record was before, and when. */
export function addHistoryCommand(program: Command, cli: Cli): void {
  const command = program
    .command('history')
    .description('what a record was before: its versions with what changed, or the one that held at a moment')
    .argument('<entity>', 'the name of its table, as ticket or recurring_invoice_line')
    .argument('<key>', 'its number in HaloPSA', parseId)
    .option('--connection <name>', 'of this connection (needed where there are several)')
    .option('--as-of <date>', 'only what held then: 2026-03-31, or 2026-03-31T12:00:00Z', parseInstant)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('history ticket 1042', 'history client 17 --as-of 2026-03-31', 'history item 5 --json'))
    .action(async (entity: string, key: number, options: HistoryOptions) => {
      await cli.withHub(command, async (hub) => {
        const connection = await chooseConnection(hub, options.connection);
        const { asOf } = options;
        const history = await hub.history.read({ connectionId: connection.id, entity, key, ...(asOf ? { asOf } : {}) });
        if (options.json) cli.terminal.out(toJson({ connection: connection.name, ...history }));
        else cli.terminal.out(asOf ? describeMoment(history, asOf) : describeVersions(history, cli.terminal.width));
        if (history.versions.length === 0) cli.exitWith(2);
      });
    });
}

function describeVersions({ versions, deletedBefore }: RecordHistory, width: number | null): string {
  const table = formatTable(
    [{ title: 'from' }, { title: 'to' }, { title: 'known by' }, { title: 'what changed' }],
    versions.map((version, index) => [
      version.validFrom.toISOString(),
      version.validTo?.toISOString() ?? 'now',
      version.begunKnownBy === 'halo' ? "Halo's date" : 'seen',
      whatChanged(version, versions[index - 1]),
    ]),
    width,
  );
  const horizon = deletedBefore ? `Versions that ended before ${deletedBefore.toISOString()} were deleted.\n` : '';
  return `${table}${plural(versions.length, 'version')}\n${horizon}`;
}

function whatChanged(version: ShownVersion, before: ShownVersion | undefined): string {
  if (version.content === null) return 'deleted';
  if (version.begunBy === 'revival') return 'there again';
  if (!before) return 'the oldest that is known';
  return version.changed
    .map((name) => `${name} ${toText(before.content?.[name])} -> ${toText(version.content?.[name])}`)
    .join(', ');
}

function describeMoment({ entity, key, versions: [version] }: RecordHistory, asOf: Date): string {
  if (!version) return `At ${asOf.toISOString()} the mirror did not have ${entity} ${key} yet.\n`;
  const until = version.validTo?.toISOString() ?? 'now';
  if (version.content === null)
    return `At ${asOf.toISOString()} ${entity} ${key} was deleted: from ${version.validFrom.toISOString()} to ${until}.\n`;
  const fields = Object.entries(version.content).map(([name, value]) => [name, toText(value)]);
  return `${formatTable([{ title: 'field' }, { title: 'value' }], fields)}From ${version.validFrom.toISOString()} to ${until}.\n`;
}

function toText(value: unknown): string {
  return value === null || value === undefined ? '(none)' : toVisibleText(String(value));
}
