import { Command } from 'commander';
import type { AddCommand, Cli } from './cli.ts';
import { addAccountCommand } from './commands/account.ts';
import { addApiKeyCommand } from './commands/api-key.ts';
import { addApplyCommand } from './commands/apply.ts';
import { addApproveCommand } from './commands/approve.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addBackupScheduleCommand } from './commands/backup-schedule.ts';
import { addBuildConsoleCommand } from './commands/build-console.ts';
import { addChannelCommand } from './commands/channel.ts';
import { addCheckCommand } from './commands/check.ts';
import { addConfirmDeletionsCommand } from './commands/confirm-deletions.ts';
import { addConnectCommand } from './commands/connect.ts';
import { addConnectionCommand } from './commands/connection.ts';
import { addCoverageCommands } from './commands/coverage.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDiscardCommand } from './commands/discard.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDriftCommand } from './commands/drift.ts';
import { addEraseCommand } from './commands/erase.ts';
import { addFeaturesCommand } from './commands/features.ts';
import { addFieldsCommand } from './commands/fields.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addInstallCommand } from './commands/install.ts';
import { addIssuesCommand } from './commands/issues.ts';
import { addKeyCommand } from './commands/key.ts';
import { addMapCommand } from './commands/map.ts';
import { addMatchCommand } from './commands/match.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addOwnerLinkCommand } from './commands/owner-link.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addPolicyCommand } from './commands/policy.ts';
import { addProofCommand } from './commands/proof.ts';
import { addQueryCommand } from './commands/query.ts';
import { addRemoveCommand } from './commands/remove.ts';
import { addRestoreCommand } from './commands/restore.ts';
import { addRetentionCommand } from './commands/retention.ts';
import { addRevertCommand } from './commands/revert.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSetupPageCommand } from './commands/setup-page.ts';
import { addShowCommand } from './commands/show.ts';
import { addSourceCommand } from './commands/source.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addTrialCommand } from './commands/trial.ts';
import { addUnfreezeCommand } from './commands/unfreeze.ts';
import { addVersionsCommand } from './commands/versions.ts';
import { addWebhookCommand } from './commands/webhook.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { addWorkersCommand } from './commands/workers.ts';

const commands: readonly AddCommand[] = [
  addSetupPageCommand,
  addConnectCommand,
  addCheckCommand,
  addFeaturesCommand,
  addTrialCommand,
  addPlanCommand,
  addFieldsCommand,
  addCoverageCommands,
  addShowCommand,
  addApproveCommand,
  addApplyCommand,
  addRevertCommand,
  addDiscardCommand,
  addPolicyCommand,
  addUnfreezeCommand,
  addSyncCommand,
  addStatusCommand,
  addProofCommand,
  addConfirmDeletionsCommand,
  addDriftCommand,
  addQueryCommand,
  addHistoryCommand,
  addVersionsCommand,
  addInstallCommand,
  addIssuesCommand,
  addConnectionCommand,
  addWebhookCommand,
  addSourceCommand,
  addMapCommand,
  addChannelCommand,
  addKeyCommand,
  addRetentionCommand,
  addEraseCommand,
  addAuditCommand,
  addOwnerLinkCommand,
  addAccountCommand,
  addApiKeyCommand,
  addServeCommand,
  addWorkerCommand,
  addWorkersCommand,
  addBackupCommand,
  addBackupScheduleCommand,
  addRemoveCommand,
  addRestoreCommand,
  addMigrateCommand,
  addDoctorCommand,
  addBuildConsoleCommand,
  addMatchCommand,
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
