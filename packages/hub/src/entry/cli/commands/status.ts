import type { Command } from 'commander';
import type { ConnectionView, HubView } from '../../http/hub-view.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge, formatCount, plural } from '../figures.ts';
import { formatTable } from '../text-table.ts';

/** `sundog status`: what the mirror holds, per connection and entity. */
export function addStatusCommand(program: Command, cli: Cli): void {
  program
    .command('status')
    .description('what the mirror holds: rows, deleted, quarantined, and whether it is proven complete')
    .option('--connection <name>', 'only this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('status', 'status --json'))
    .action(async (options: { connection?: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const whole = await hub.readView();
        const view: HubView = {
          ...whole,
          connections: options.connection === undefined ? whole.connections : [await pick(whole, options.connection, hub)],
        };
        cli.terminal.out(options.json ? toJson(view) : describe(view, cli));
        const isWrong = view.connections.some(({ entities }) =>
          entities.some(({ state }) => ['failed', 'suspect', 'no-permission'].includes(state)),
        );
        if (isWrong || view.backups?.lastError) cli.exitWith(2);
      });
    });
}

async function pick(
  view: HubView,
  name: string,
  hub: { readonly findConnection: (name: string) => Promise<{ readonly id: number }> },
): Promise<ConnectionView> {
  const { id } = await hub.findConnection(name);
  const found = view.connections.find(({ connection }) => connection.id === id);
  if (!found) throw new TypeError('A connection that exists has a status.');
  return found;
}

function describe(view: HubView, cli: Cli): string {
  if (view.connections.length === 0) return 'No connection yet. Begin with: npx sundog connect --help\n';
  const tables = view.connections.map((connection) => describeConnection(connection, Date.parse(view.now), cli)).join('\n');
  return `${tables}${describeWatch(view, cli)}`;
}

/** What is wrong, and what is paused on purpose; one line each. */
function describeWatch(view: HubView, { terminal }: Cli): string {
  const { watch } = view;
  const wrong = watch?.alarms.map(
    ({ severity, sentence }) => `${terminal.paint(severity === 'fail' ? 'red' : 'yellow', '!')} ${sentence}`,
  );
  const paused = watch?.paused
    .filter(({ flow }) => flow === 'recent-sync' || flow === 'schedule')
    .map(({ sentence }) => `- ${sentence}`);
  const lines = [...(wrong ?? []), ...describeBackups(view, terminal), ...describeDrift(view), ...(paused ?? [])];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function describeBackups({ backups, now }: HubView, { paint }: Cli['terminal']): readonly string[] {
  if (!backups?.lastError) return [];
  const good = formatAge(backups.lastSuccessAt, Date.parse(now));
  return [
    `${paint('red', '!')} The last scheduled backup failed: ${backups.lastError} Last good one: ${good}. Look at: npx sundog backup-schedule show`,
  ];
}

function describeDrift({ connections }: HubView): readonly string[] {
  return connections.flatMap(({ connection, openDrift = 0 }) =>
    openDrift === 0
      ? []
      : [
          `- HaloPSA sends ${plural(openDrift, 'field')} of "${connection.name}" otherwise than before. Look at: npx sundog drift`,
        ],
  );
}

function secretLine({ secret }: ConnectionView, now: number): string {
  if (!secret) return '';
  const ends = secret.expiresAt === null ? '' : `, ends on ${secret.expiresAt.slice(0, 10)}`;
  return `  secret kept ${formatAge(secret.keptAt, now)}${ends}`;
}

function describeConnection(view: ConnectionView, now: number, { terminal }: Cli): string {
  const head = `${terminal.paint('bold', view.connection.name)}  ${view.connection.resourceServer}  ${view.connection.state}${secretLine(view, now)}\n`;
  const rows = view.entities.map((entity) => [
    entity.entity,
    formatCount(entity.rows),
    entity.recordCount === null ? '' : formatCount(entity.recordCount),
    formatCount(entity.deleted),
    formatCount(entity.quarantined),
    entity.progress !== null && !entity.complete
      ? `${formatCount(entity.progress.done)}/${formatCount(entity.progress.total)} parents`
      : entity.state,
    entity.complete ? 'yes' : 'no',
    formatAge(entity.lastSuccessAt, now),
    entity.message ?? '',
  ]);
  return (
    head +
    formatTable(
      [
        { title: 'entity' },
        { title: 'rows', align: 'right' },
        { title: 'in Halo', align: 'right' },
        { title: 'deleted', align: 'right' },
        { title: 'quarantined', align: 'right' },
        { title: 'state' },
        { title: 'complete' },
        { title: 'last success' },
        { title: '' },
      ],
      rows,
      terminal.width,
    )
  );
}
