import type { Command } from 'commander';
import type { SettleReport } from '../../../features/issues/settle-issues.ts';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { collectIds } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

/** `sundog issues retry`: asks HaloPSA again for what some issues are about. */
export function addRetryIssues(group: Command, cli: Cli): void {
  group
    .command('retry')
    .description('ask HaloPSA again: for a row by its key, else for its parent or its whole entity')
    .argument('<issues...>', 'their numbers', collectIds)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues retry 7', 'issues retry 7 8 9 --json'))
    .action(async (ids: readonly number[], _options: unknown, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const report = await hub.issues.retry({ ids, signal: cli.signal });
        tell(cli, report, command.optsWithGlobals()['json'] === true);
      });
    });
}

/** `sundog issues replay`: tries all open rows again, from their kept text where that does. */
export function addReplayIssues(group: Command, cli: Cli): void {
  group
    .command('replay')
    .description('try every open row again: from its kept text by the definitions of this version, else from HaloPSA')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--entity <name>', 'only this entity')
    .option('--code <code>', 'only those with this code')
    .option('--offline', 'only from the kept text: HaloPSA is not asked')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues replay --offline', 'issues replay --entity asset --code unreadable-key'))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReplayOptions>();
      await cli.withHub(command, async (hub) => {
        const only = options.connection === undefined ? null : await hub.findConnection(options.connection);
        const report = await hub.issues.replay({
          connectionId: only?.id ?? null,
          entity: options.entity?.replaceAll('-', '_'),
          code: options.code,
          mayAsk: !options.offline,
          signal: cli.signal,
        });
        tell(cli, report, options.json === true);
      });
    });
}

interface ReplayOptions {
  readonly connection?: string;
  readonly entity?: string;
  readonly code?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
}

function tell(cli: Cli, report: SettleReport, isJson: boolean): void {
  const left = report.issues.filter(({ outcome }) => outcome !== 'cleared');
  // What a rule keeps out is told, and is well so.
  if (left.some(({ outcome }) => outcome !== 'kept-out')) cli.exitWith(2);
  if (isJson) {
    cli.terminal.out(toJson(report));
    return;
  }
  if (left.length > 0)
    cli.terminal.out(
      formatTable(
        [{ title: 'issue', align: 'right' }, { title: 'entity' }, { title: 'row' }, { title: 'outcome' }, { title: '' }],
        left.map(({ id, entity, subject, outcome, message }) => [
          String(id),
          entity,
          toVisibleText(subject),
          outcome,
          toVisibleText(message ?? ''),
        ]),
        cli.terminal.width,
      ),
    );
  const cleared = report.issues.length - left.length;
  cli.terminal.out(`${cleared} of ${plural(report.issues.length, 'issue')} cleared by ${plural(report.requests, 'request')}.\n`);
}
