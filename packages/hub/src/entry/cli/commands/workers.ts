import type { Command } from 'commander';
import type { WorkerSummary } from '../../worker/worker-door.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatTable } from '../text-table.ts';

/** `sundog workers`: the processes of this hub. */
export function addWorkersCommand(program: Command, cli: Cli): void {
  program
    .command('workers')
    .description('the processes that serve or work for this hub, with their roles, machine and last sign of life')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('workers', 'workers --json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const workers = await hub.workers.list();
        cli.terminal.out(options.json ? toJson(workers) : describe(workers));
        if (workers.some(({ state }) => state !== 'alive')) cli.exitWith(2);
      });
    });
}

function describe(workers: readonly WorkerSummary[]): string {
  if (workers.length === 0) return 'No process serves or works for this hub. Begin with: npx sundog serve\n';
  return formatTable(
    [
      { title: 'machine' },
      { title: 'process', align: 'right' },
      { title: 'roles' },
      { title: 'state' },
      { title: 'last beat', align: 'right' },
      { title: 'since' },
    ],
    workers.map(({ host, pid, roles, state, silentSeconds, startedAt }) => [
      host,
      String(pid),
      roles.join(', '),
      state,
      `${silentSeconds} s ago`,
      startedAt,
    ]),
  );
}
