import type { Command } from 'commander';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import type { SyncIssue } from '../../../store/rows/issue-queue-rows.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseId } from '../option-values.ts';

/** `sundog issues show`: everything that is known of one issue, with the row as HaloPSA sent it. */
export function addShowIssues(group: Command, cli: Cli): void {
  group
    .command('show')
    .description('one issue with the row as HaloPSA sent it; characters that do not print are made visible')
    .argument('<issue>', 'its number', parseId)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues show 7', 'issues show 7 --json'))
    .action(async (id: number, _options: unknown, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const [issue] = await hub.issues.read([id]);
        if (!issue) return;
        if (command.optsWithGlobals()['json']) return cli.terminal.out(toJson(issue));
        const connection = (await hub.listConnections()).find((one) => one.id === issue.connectionId)?.name;
        cli.terminal.out(describeIssue(issue, connection ?? String(issue.connectionId)));
      });
    });
}

function describeIssue(issue: SyncIssue, connection: string): string {
  const { dismissed } = issue;
  const lines: readonly (readonly [string, string | null])[] = [
    ['issue', `${issue.id}, ${issue.state}`],
    ['connection', connection],
    ['entity', issue.entity],
    ['row', issue.kind === 'row' ? toVisibleText(issue.subject) : 'all'],
    ['listed under', issue.parentKey === null ? null : String(issue.parentKey)],
    ['code', issue.code],
    ['reason', toVisibleText(issue.sentence)],
    ['first seen', issue.firstSeen.toISOString()],
    ['last seen', `${issue.lastSeen.toISOString()}, ${issue.times} times in all`],
    ['retried', issue.retriedAt === null ? null : `${issue.retries} times, last ${issue.retriedAt.toISOString()}`],
    ['cleared', issue.clearedAt?.toISOString() ?? null],
    [
      'dismissed',
      dismissed === null
        ? null
        : `by ${dismissed.by} at ${dismissed.at.toISOString()}, ${dismissed.until === null ? 'until it changes' : `until ${dismissed.until.toISOString()}`}: ${toVisibleText(dismissed.why)}`,
    ],
  ];
  const told = lines.flatMap(([title, text]) => (text === null ? [] : [`${`${title}:`.padEnd(14)} ${text}\n`]));
  return `${told.join('')}${issue.raw === null ? '' : `\n${toVisibleText(issue.raw, true)}\n`}`;
}
