import { type Command, InvalidArgumentError } from 'commander';
import type { ConnectionSummary } from '../../../features/setup/list-connections.ts';
import type { ErasureReceipt } from '../../../store/rows/erasure-rows.ts';
import type { Hub } from '../../hub.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { formatTable } from '../text-table.ts';

interface EraseOptions {
  readonly connection: string;
  readonly yes?: boolean;
  readonly allowReturn?: boolean;
  readonly json?: boolean;
}

/** `sundog erase client|list`: everything of one client, with a receipt. */
export function addEraseCommand(program: Command, cli: Cli): void {
  const group = program
    .command('erase')
    .description('erase everything of one client from this hub, with a receipt; HaloPSA is not touched');
  group
    .command('client')
    .description('what the mirror holds of one client is counted; with --yes it is erased, and kept out of every later sync')
    .argument('<id>', "the client's id in HaloPSA", parseClientId)
    .requiredOption('--connection <name>', 'the connection that it was read through')
    .option('--yes', 'erase; without it nothing is changed')
    .option('--allow-return', 'do not remember it: the next sync reads it again')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('erase client 42 --connection my-halo', 'erase client 42 --connection my-halo --yes --json'))
    .action(async (clientId: number, options: EraseOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connection = await hub.findConnection(options.connection);
        await (options.yes ? erase : preview)(hub, cli, { connection, clientId, options });
      });
    });
  addReceipts(group, cli);
}

interface Erasing {
  readonly connection: ConnectionSummary;
  readonly clientId: number;
  readonly options: EraseOptions;
}

async function preview(hub: Hub, cli: Cli, { connection, clientId, options }: Erasing): Promise<void> {
  const counts = await hub.governance.previewErasure({ connectionId: connection.id, clientId });
  if (options.json) return cli.terminal.out(toJson({ dryRun: true, connection: connection.name, clientId, counts }));
  cli.terminal.out(describeCounts(counts));
  cli.terminal.out(
    `${plural(total(counts), 'row')} of client ${clientId} would be erased, and the issues about them. Nothing was changed: say --yes to erase.\n`,
  );
}

async function erase(hub: Hub, cli: Cli, { connection, clientId, options }: Erasing): Promise<void> {
  const receipt = await hub.governance.eraseClient({
    connectionId: connection.id,
    connectionName: connection.name,
    clientId,
    allowReturn: options.allowReturn ?? false,
  });
  if (options.json) return cli.terminal.out(toJson(receipt));
  cli.terminal.out(describeCounts(receipt.counts));
  const later = receipt.isRemembered ? 'No later sync brings it back.' : 'The next sync reads it again.';
  cli.terminal.out(
    `${plural(total(receipt.counts), 'row')} of client ${clientId} erased; receipt ${receipt.id}. ${later}\nHaloPSA was not touched, and backups made before still hold it.\n`,
  );
}

function addReceipts(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the receipts of what was erased, newest first')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('erase list', 'erase list --json > receipts.json'))
    .action(async (_options: unknown, command: Command) => {
      const { connection, json } = command.optsWithGlobals<{ connection?: string; json?: boolean }>();
      await cli.withHub(command, async (hub) => {
        const only = connection === undefined ? null : await hub.findConnection(connection);
        const receipts = await hub.governance.listReceipts(only?.id ?? null);
        if (json) return cli.terminal.out(toJson(receipts));
        cli.terminal.out(receipts.length === 0 ? 'Nothing was erased.\n' : describeReceipts(receipts));
      });
    });
}

function describeReceipts(receipts: readonly ErasureReceipt[]): string {
  return formatTable(
    [
      { title: 'receipt', align: 'right' },
      { title: 'when' },
      { title: 'connection' },
      { title: 'what' },
      { title: 'rows', align: 'right' },
      { title: 'by' },
      { title: 'kept out' },
    ],
    receipts.map(({ id, erasedAt, connectionName, kind, clientId, counts, erasedBy, isRemembered }) => [
      String(id),
      erasedAt.toISOString(),
      connectionName,
      clientId === null ? kind : `client ${clientId}`,
      String(total(counts)),
      erasedBy,
      isRemembered ? 'yes' : 'no',
    ]),
  );
}

function describeCounts(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).map(([table, count]) => [table, String(count)]);
  return rows.length === 0 ? '' : formatTable([{ title: 'table' }, { title: 'rows', align: 'right' }], rows);
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0);
}

function parseClientId(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('It is a whole number: the id of the client in HaloPSA.');
  return Number(text);
}
