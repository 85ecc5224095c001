import type { Command } from 'commander';
import { quoted } from '../../../foundation/quoted.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';

/** `sundog restore`: a backup into an empty data directory, or into the database of SUNDOG_DATABASE_URL. */
export function addRestoreCommand(program: Command, cli: Cli): void {
  program
    .command('restore')
    .description('load a backup into an empty data directory, or into the empty database of SUNDOG_DATABASE_URL')
    .argument('<folder>', 'the folder of the backup')
    .option('--json', 'the receipt as JSON')
    .addHelpText('after', examples('restore /backups/sundog-monday --data-dir /srv/sundog'))
    .action(async (folder: string, options: { json?: boolean }, command: Command) => {
      // No installation is opened first: that would make a key, and the one that lies in the backup could not become the key here.
      const { restoreInto } = await import('../../../store/backup/restore-into.ts');
      const { databaseUrl, secretKey, rolePrefix } = cli.settings();
      const receipt = await restoreInto({
        folder,
        dataDir: cli.dataDirOf(command),
        databaseUrl,
        secretKey,
        rolePrefix,
        say: cli.terminal.say,
        signal: cli.signal,
        ...(options.json
          ? {}
          : { onTable: (name: string, rows: number) => cli.terminal.say(`${name}: ${plural(rows, 'row')}\n`) }),
      });
      if (options.json) cli.terminal.out(toJson(receipt));
      else
        cli.terminal.out(
          `Restored ${plural(receipt.rows, 'row')} of ${plural(receipt.tables, 'table')}, as of ${receipt.createdAt}.\n`,
        );
      for (const name of receipt.withoutSecret)
        cli.terminal.say(
          `The secret of "${name}" could not come along. Give it again: npx sundog connection rotate ${quoted(name)}\n`,
        );
      if (receipt.withoutSecret.length > 0) cli.exitWith(2);
    });
}
