import type { Command } from 'commander';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import type { IssueState, SyncIssue } from '../../../store/rows/issue-queue-rows.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge, plural } from '../figures.ts';
import { cut, formatTable } from '../text-table.ts';
import { addDismissIssues, addReopenIssues } from './issues-dismiss.ts';
import { addReplayIssues, addRetryIssues } from './issues-retry.ts';
import { addShowIssues } from './issues-show.ts';

interface ListOptions {
  readonly connection?: string;
  readonly entity?: string;
  readonly code?: string;
  readonly dismissed?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `sundog issues`: rows that were set aside and entities that Halo refused, each with its reason, and what to do about them. */
export function addIssuesCommand(program: Command, cli: Cli): void {
  const command = program
    .command('issues')
    .description('rows that could not be kept, and entities that HaloPSA refused, each with its reason')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--entity <name>', 'only this entity')
    .option('--code <code>', 'only those with this code, as --json shows it')
    .option('--dismissed', 'those that somebody dismissed')
    .option('--all', 'also those that are dismissed or cleared')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues', 'issues --entity asset --json', 'issues show 7', 'issues retry 7'))
    .action((options: ListOptions) => listIssues(cli, command, options));
  for (const add of [addShowIssues, addRetryIssues, addReplayIssues, addDismissIssues, addReopenIssues]) add(command, cli);
}

async function listIssues(cli: Cli, command: Command, options: ListOptions): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const connections = await hub.listConnections();
    const only = options.connection === undefined ? null : await hub.findConnection(options.connection);
    const issues = await hub.issues.list({
      connectionId: only?.id ?? null,
      entity: options.entity?.replaceAll('-', '_'),
      code: options.code,
      states: statesOf(options),
    });
    const names = new Map(connections.map(({ id, name }) => [id, name]));
    const shown = issues.map((issue) => ({ connection: names.get(issue.connectionId) ?? String(issue.connectionId), ...issue }));
    if (options.json) cli.terminal.out(toJson(shown));
    else if (shown.length === 0) cli.terminal.out('No issues: every row that Halo sent was kept.\n');
    else cli.terminal.out(`${describe(shown, cli.terminal.width)}${plural(shown.length, 'issue')}\n`);
    if (shown.some(({ state }) => state === 'open')) cli.exitWith(2);
  });
}

function statesOf({ dismissed, all }: ListOptions): readonly IssueState[] {
  if (all) return ['open', 'dismissed', 'cleared'];
  return dismissed ? ['dismissed'] : ['open'];
}

function describe(issues: readonly (SyncIssue & { readonly connection: string })[], width: number | null): string {
  return formatTable(
    [
      { title: 'issue', align: 'right' },
      { title: 'connection' },
      { title: 'entity' },
      { title: 'row' },
      { title: 'times', align: 'right' },
      { title: 'last seen' },
      { title: 'state' },
      { title: 'reason' },
    ],
    issues.map((issue) => [
      String(issue.id),
      issue.connection,
      issue.entity,
      issue.kind === 'row' ? cut(toVisibleText(issue.subject), 24) : 'all',
      String(issue.times),
      formatAge(issue.lastSeen.toISOString(), Date.now()),
      issue.state,
      toVisibleText(issue.sentence),
    ]),
    width,
  );
}
