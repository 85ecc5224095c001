import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseId } from '../option-values.ts';

/** `sundog backup-schedule set|show|clear`: backups by the clock of `serve`. */
export function addBackupScheduleCommand(program: Command, cli: Cli): void {
  const group = program.command('backup-schedule').description('let `serve` make backups by itself and keep the newest');
  group
    .command('set')
    .description('make a backup every so many hours while `serve` runs')
    .requiredOption('--every <hours>', 'hours between two backups', parseId)
    .requiredOption('--keep <number>', 'how many of the newest are kept', parseId)
    .requiredOption('--to <folder>', 'where they go, each into a folder of its own')
    .addHelpText('after', examples('backup-schedule set --every 24 --keep 14 --to /backups'))
    .action(async (options: { every: number; keep: number; to: string }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const folder = resolve(options.to);
        await hub.backups.set({ everyHours: options.every, keep: options.keep, folder });
        cli.terminal.out(`Every ${options.every} h into ${folder}; the newest ${options.keep} are kept.\n`);
      });
    });
  group
    .command('show')
    .description('the schedule and how its last run ended')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('backup-schedule show --json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const schedule = await hub.backups.read();
        if (schedule?.lastError) cli.exitWith(2);
        if (options.json) return cli.terminal.out(toJson(schedule));
        if (schedule === null) return cli.terminal.out('No backups are scheduled.\n');
        const last = schedule.lastError ?? schedule.lastSuccessAt?.toISOString() ?? 'none yet';
        cli.terminal.out(`Every ${schedule.everyHours} h into ${schedule.folder}, the newest ${schedule.keep}. Last: ${last}\n`);
      });
    });
  group
    .command('clear')
    .description('make none any more; those that are there stay')
    .addHelpText('after', examples('backup-schedule clear'))
    .action(async (_options: unknown, command: Command) => {
      await cli.withHub(command, async (hub) => {
        cli.terminal.out((await hub.backups.clear()) ? 'No backups are scheduled any more.\n' : 'None were scheduled.\n');
      });
    });
}
