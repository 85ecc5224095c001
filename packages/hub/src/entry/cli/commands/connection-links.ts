import type { Command } from 'commander';
import { localOperator } from '../../../foundation/actor.ts';
import type { House } from '../../house.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatTable } from '../text-table.ts';

interface LinkOptions {
  readonly workspace: string;
  readonly of?: string;
  readonly json?: boolean;
}

/** `sundog connection link|unlink|links`: connections that workspaces show each other. */
export function addConnectionLinkCommands(group: Command, cli: Cli): void {
  group
    .command('link')
    .description('show a connection to another workspace: its people read what it brings, and nothing else')
    .argument('<connection>', 'name of the connection')
    .requiredOption('--workspace <workspace>', 'the other workspace, by name or number')
    .option('--of <workspace>', 'the workspace that it belongs to (default: the main one)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('connection link my-halo --workspace "Field office"'))
    .action(async (name: string, options: LinkOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const { hub, order, workspace } = await locate(house, name, options);
        const { isNew } = await hub.links.link(order, localOperator);
        if (options.json) return cli.terminal.out(toJson({ connection: name, workspace, isNew }));
        cli.terminal.out(
          isNew
            ? `"${workspace}" reads what "${name}" brings from now on. There its owners see it, and whoever they grant it to.\n`
            : `"${workspace}" reads what "${name}" brings already.\n`,
        );
      });
    });
  group
    .command('unlink')
    .description('show a connection to another workspace no longer')
    .argument('<connection>', 'name of the connection')
    .requiredOption('--workspace <workspace>', 'the other workspace, by name or number')
    .option('--of <workspace>', 'the workspace that it belongs to (default: the main one)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('connection unlink my-halo --workspace "Field office"'))
    .action(async (name: string, options: LinkOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const { hub, order, workspace } = await locate(house, name, options);
        await hub.links.unlink(order);
        if (options.json) return cli.terminal.out(toJson({ connection: name, workspace }));
        cli.terminal.out(`"${workspace}" sees "${name}" no longer; what was granted of it there is gone.\n`);
      });
    });
  addLinks(group, cli);
}

/** The connection, as the workspace that it belongs to knows it, and the other workspace. */
async function locate(house: House, name: string, { workspace: to, of }: LinkOptions) {
  const { links } = house.main;
  const hub = of === undefined ? house.main : house.hubOf((await links.readWorkspace(of)).id, localOperator());
  const { id: connectionId } = await hub.findConnection(name);
  const { id: toWorkspaceId, name: workspace } = await links.readWorkspace(to);
  return { hub, order: { connectionId, toWorkspaceId }, workspace };
}

function addLinks(group: Command, cli: Cli): void {
  group
    .command('links')
    .description('which connections are shown to which other workspaces')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('connection links'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const listed = await Promise.all((await house.listHubs()).map(({ links }) => links.listGiven()));
        const links = listed.flat().map(({ connectionName, fromWorkspace, toWorkspace, linkedAt, linkedBy }) => ({
          ...{ connection: connectionName, of: fromWorkspace, shownTo: toWorkspace, linkedBy },
          linkedAt: linkedAt.toISOString(),
        }));
        if (options.json) return cli.terminal.out(toJson(links));
        if (links.length === 0) return cli.terminal.say('No connection is shown to another workspace.\n');
        cli.terminal.out(
          formatTable(
            ['connection', 'of', 'shown to', 'since', 'by'].map((title) => ({ title })),
            links.map((link) => [link.connection, link.of, link.shownTo, link.linkedAt, link.linkedBy]),
          ),
        );
      });
    });
}
