import type { Command } from 'commander';
import { setFlowBeat } from '../../../store/rows/flow-rows.ts';
import { mainWorkspaceId } from '../../../store/rows/workspace-rows.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';

/** `sundog backup`: everything into a folder, as it is at one moment, while everything goes on. */
export function addBackupCommand(program: Command, cli: Cli): void {
  program
    .command('backup')
    .description('copy all data into a folder, one file per table with checksums; also while syncing')
    .argument('<folder>', 'the folder to make; it must not exist or be empty')
    .option('--include-key', 'put the key of the secrets into it as well: whoever has the backup then has every secret')
    .option('--json', 'the receipt as JSON')
    .addHelpText('after', examples('backup /backups/sundog-monday', 'backup /backups/whole --include-key'))
    .action(async (folder: string, options: { includeKey?: boolean; json?: boolean }, command: Command) => {
      const { createBackup } = await import('../../../store/backup/create-backup.ts');
      await cli.withInstallation(command, { migrate: true }, async ({ store, key }) => {
        const receipt = await createBackup(store.access, {
          folder,
          key: key.bytes,
          includeKey: options.includeKey ?? false,
          now: new Date(),
          signal: cli.signal,
          ...(options.json
            ? {}
            : { onTable: (name: string, rows: number) => cli.terminal.say(`${name}: ${plural(rows, 'row')}\n`) }),
        });
        await store.inWorkspace(mainWorkspaceId, (db) => setFlowBeat(db, 'backup', new Date()));
        if (options.json) return cli.terminal.out(toJson(receipt));
        const size = `${(receipt.bytes / 1_000_000).toFixed(1)} MB`;
        cli.terminal.out(
          `Backed up ${plural(receipt.rows, 'row')} of ${plural(receipt.tables, 'table')} (${size}) to ${receipt.folder}.\n`,
        );
        if (!receipt.hasKey)
          cli.terminal.say(
            `It holds the secrets encrypted and not their key. Keep ${key.file ?? 'SUNDOG_SECRET_KEY'} apart, or enter the secrets again after restoring.\n`,
          );
      });
    });
}
