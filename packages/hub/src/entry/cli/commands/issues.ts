import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge, plural } from '../figures.ts';
import { cut, formatTable } from '../text-table.ts';

/** `sundog issues`: rows that were set aside and entities that Halo refused, each with its reason. */
export function addIssuesCommand(program: Command, cli: Cli): void {
  program
    .command('issues')
    .description('rows that could not be kept, and entities that HaloPSA refused, each with its reason')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--entity <name>', 'only this entity')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues', 'issues --entity asset --json'))
    .action(async (options: { connection?: string; entity?: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connections =
          options.connection === undefined ? await hub.listConnections() : [await hub.findConnection(options.connection)];
        const issues = (
          await Promise.all(
            connections.map(async ({ id, name }) => (await hub.listIssues(id)).map((issue) => ({ connection: name, ...issue }))),
          )
        ).flat();
        const shown = issues.filter(
          ({ entity }) => options.entity === undefined || entity === options.entity.replaceAll('-', '_'),
        );
        if (options.json) cli.terminal.out(toJson(shown));
        else if (shown.length === 0) cli.terminal.out('No issues: every row that Halo sent was kept.\n');
        else
          cli.terminal.out(
            `${formatTable(
              [
                { title: 'connection' },
                { title: 'entity' },
                { title: 'row' },
                { title: 'times', align: 'right' },
                { title: 'last seen' },
                { title: 'reason' },
              ],
              shown.map((issue) => [
                issue.connection,
                issue.entity,
                issue.kind === 'row' ? cut(issue.subject, 24) : 'all',
                String(issue.times),
                formatAge(issue.lastSeen.toISOString(), Date.now()),
                issue.sentence,
              ]),
              cli.terminal.width,
            )}${plural(shown.length, 'issue')}\n`,
          );
        if (shown.length > 0) cli.exitWith(2);
      });
    });
}
