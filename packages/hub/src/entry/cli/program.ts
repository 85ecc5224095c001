import { Command } from 'commander';
import type { AddCommand, Cli } from './cli.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addCheckCommand } from './commands/check.ts';
import { addConnectCommand } from './commands/connect.ts';
import { addConnectionCommand } from './commands/connection.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addFeaturesCommand } from './commands/features.ts';
import { addIssuesCommand } from './commands/issues.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addQueryCommand } from './commands/query.ts';
import { addRestoreCommand } from './commands/restore.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSetupPageCommand } from './commands/setup-page.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { addWorkersCommand } from './commands/workers.ts';

const commands: readonly AddCommand[] = [
  addSetupPageCommand,
  addConnectCommand,
  addCheckCommand,
  addFeaturesCommand,
  addSyncCommand,
  addStatusCommand,
  addQueryCommand,
  addIssuesCommand,
  addConnectionCommand,
  addServeCommand,
  addWorkerCommand,
  addWorkersCommand,
  addBackupCommand,
  addRestoreCommand,
  addMigrateCommand,
  addDoctorCommand,
  addSandboxCommand,
  addDemoCommand,
];

/** The program with all its commands. `--data-dir` is taken before and after a command's name. */
export function buildProgram(cli: Cli, version: string): Command {
  const program = new Command('sundog')
    .description('The open integration hub for HaloPSA.')
    .version(version)
    .option('--data-dir <folder>', 'where the hub keeps its database, key and logs (default: .sundog in the checkout)')
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: cli.terminal.out, writeErr: cli.terminal.say, outputError: () => undefined })
    .exitOverride()
    .addHelpText('after', '\nBegin with: npm start\nExit codes: 0 fine, 1 failed, 2 done but look.\n');
  for (const add of commands) add(program, cli);
  return program;
}
