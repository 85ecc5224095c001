import type { Command } from 'commander';
import { type Cli, examples } from '../cli.ts';
import { parseList } from '../option-values.ts';

/** `sundog worker`: does jobs of a hub beside `serve`, until stopped. */
export function addWorkerCommand(program: Command, cli: Cli): void {
  program
    .command('worker')
    .description('work beside a hub that is served: read what is due, until stopped')
    .option('--roles <names>', 'what this process does, of sync and apply', parseList, ['sync', 'apply'])
    .addHelpText(
      'after',
      `${examples('worker', 'worker --roles sync')}\nOn other machines: the same SUNDOG_DATABASE_URL and SUNDOG_SECRET_KEY as the hub's. See docs/scaling.md.\n`,
    )
    .action(async (options: { roles: readonly string[] }, command: Command) => {
      const { parseRoles } = await import('../../worker/worker-roles.ts');
      const roles = parseRoles(options.roles);
      const { assertDatabaseIsHere } = await import('../../worker/assert-database-is-here.ts');
      await assertDatabaseIsHere(cli.settings(), cli.dataDirOf(command));
      const { runWorker } = await import('../../worker/run-worker.ts');
      await cli.withHouse(command, (house) =>
        runWorker(house, {
          roles,
          signal: cli.signal,
          onStarted: () => cli.terminal.say(`Working (${roles.join(', ')}) with process ${process.pid}  (Ctrl-C stops it)\n`),
        }),
      );
    });
}
