import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';

/** `sundog migrate`: brings the database to this version. Every other command does so too; this one does nothing else. */
export function addMigrateCommand(program: Command, cli: Cli): void {
  program
    .command('migrate')
    .description('bring the database to this version, and list its migrations')
    .option('--json', 'the migrations as JSON')
    .addHelpText('after', examples('migrate'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const [{ withClient }, { readMigrationStates }] = await Promise.all([
        import('../../../store/access.ts'),
        import('../../../store/migrate.ts'),
      ]);
      await cli.withInstallation(command, { migrate: true }, async ({ store }) => {
        const states = await withClient(store.access.configFor('owner'), (client) => readMigrationStates(client));
        if (options.json) return cli.terminal.out(toJson(states));
        for (const { number, name, appliedAt } of states)
          cli.terminal.out(
            `${String(number).padStart(4, '0')}  ${name}  ${appliedAt?.toISOString().slice(0, 19).replace('T', ' ') ?? 'not yet'}\n`,
          );
        cli.terminal.out('The database is up to date.\n');
      });
    });
}
