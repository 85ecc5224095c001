import type { Command } from 'commander';
import type { SyncReport } from '../../../engine/sync/progress.ts';
import type { Hub, SyncOrder } from '../../hub.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { eachConnection } from '../each-connection.ts';
import { parseList } from '../option-values.ts';
import { describeReport, showSync } from '../sync-progress.ts';

interface SyncOptions {
  readonly connection?: string;
  readonly entity?: readonly string[];
  readonly record?: readonly string[];
  readonly full?: boolean;
  readonly histories?: boolean;
  readonly acceptDeletions?: boolean;
  readonly json?: boolean;
}

/** `sundog sync`: reads what changed, or everything, of all connections or of one. */
export function addSyncCommand(program: Command, cli: Cli): void {
  program
    .command('sync')
    .description('read from HaloPSA what changed since the last time')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--entity <names>', 'only these entities, by table name, with commas between', parseList)
    .option('--record <id...>', 'only this one record: its id, with --entity; or entity and id')
    .option('--full', 'read everything again, also where only what is new could be read')
    .option('--histories', 'read also what costs one request per record: actions, software, attachments')
    .option('--accept-deletions', 'believe Halo when a large part of the records is gone')
    .option('--json', 'the report as JSON')
    .addHelpText('after', examples('sync', 'sync --entity ticket --full', 'sync --connection my-halo --record ticket 1042'))
    .action(async (options: SyncOptions, command: Command) => {
      const record = recordOf(options, command);
      await cli.withHub(command, async (hub) => {
        const reports = await eachConnection(hub, cli, {
          name: options.connection,
          work: async ({ name }) => ({
            connection: name,
            ...(await syncShown(hub, cli, { ...orderOf(name, options, record), isQuiet: options.json ?? false })),
          }),
        });
        if (options.json) cli.terminal.out(toJson(options.connection === undefined ? reports : (reports[0] ?? null)));
      });
    });
}

/** @throws CommanderError where it cannot be told which record is meant */
function recordOf({ record, entity = [] }: SyncOptions, command: Command): SyncOrder['record'] {
  if (record === undefined) return undefined;
  const [named, id, ...rest] = [...entity, ...record];
  if (named === undefined || id === undefined || rest.length > 0)
    command.error('A record is named by one entity and one id, such as: sync --record ticket 1042', { code: 'sundog.record' });
  return { entity: named, id: /^-?\d+$/.test(id) ? Number(id) : id };
}

function orderOf(connection: string, options: SyncOptions, record: SyncOrder['record']): SyncOrder {
  return {
    connection,
    ...(options.entity === undefined || record ? {} : { only: options.entity }),
    ...(options.full === undefined ? {} : { full: options.full }),
    ...(options.histories ? { part: 'all' as const } : {}),
    ...(options.acceptDeletions === undefined ? {} : { acceptDeletions: options.acceptDeletions }),
    ...(record ? { record } : {}),
  };
}

interface ShownOrder extends SyncOrder {
  /** Whether nothing is shown: the report is printed by the caller. */
  readonly isQuiet?: boolean;
}

/** Runs one sync and shows it live; its outcome becomes the exit code. */
export async function syncShown(hub: Hub, cli: Cli, { isQuiet = false, ...order }: ShownOrder): Promise<SyncReport> {
  const display = isQuiet ? null : showSync(cli.terminal);
  if (!isQuiet) cli.terminal.say(`${cli.terminal.paint('bold', order.connection)}: syncing\n`);
  try {
    const report = await hub.sync({ ...order, signal: cli.signal, onProgress: (progress) => display?.show(progress) });
    display?.end();
    if (!isQuiet) cli.terminal.out(describeReport(report, cli.terminal.paint));
    if (order.record && report.rowsRead === 0) cli.exitWith(2);
    cli.exitWith(report.outcome === 'complete' ? 0 : report.outcome === 'partial' ? 2 : 1);
    return report;
  } catch (error) {
    display?.end();
    throw error;
  }
}
