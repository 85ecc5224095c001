import type { Command } from 'commander';
import type { CreatedWebhook } from '../../../features/webhooks/created-webhook.ts';
import type { Hub } from '../../hub.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge } from '../figures.ts';
import { formatTable } from '../text-table.ts';
import { describeWebhookSetup, toWebhookJson } from '../webhook-guide.ts';

interface Options {
  readonly connection?: string;
  readonly name: string;
  readonly json?: boolean;
}

/** `sundog webhook create|list|rotate|remove`: what lets HaloPSA tell of changes. */
export function addWebhookCommand(program: Command, cli: Cli): void {
  const group = program.command('webhook').description('let HaloPSA tell this hub of changes, so that they show within seconds');
  addCreate(group, cli);
  addList(group, cli);
  addRotate(group, cli);
  addRemove(group, cli);
}

function addCreate(group: Command, cli: Cli): void {
  group
    .command('create')
    .description('make an address and a secret for HaloPSA, and say how to set it up there; needs SUNDOG_PUBLIC_URL')
    .option('--connection <name>', 'which connection; needed where there are several')
    .option('--name <name>', 'how the webhook is called here', 'halo')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('webhook create', 'webhook create --connection my-halo --name tickets'))
    .action(async (options: Options, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connectionId = await connectionOf(hub, options.connection);
        tell(cli, await hub.webhooks.create({ connectionId, name: options.name }), options);
      });
    });
}

function addRotate(group: Command, cli: Cli): void {
  group
    .command('rotate')
    .description('make another secret; the one before still opens for an hour')
    .argument('[name]', 'name of the webhook', 'halo')
    .option('--connection <name>', 'which connection; needed where there are several')
    .option('--at-once', 'the secret before opens no longer, as when it got out')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('webhook rotate', 'webhook rotate tickets --at-once'))
    .action(async (name: string, options: Options & { atOnce?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connectionId = await connectionOf(hub, options.connection);
        const grace = options.atOnce ? { graceMinutes: 0 } : {};
        tell(cli, await hub.webhooks.rotate({ connectionId, name, ...grace }), options);
      });
    });
}

function addRemove(group: Command, cli: Cli): void {
  group
    .command('remove')
    .description('refuse HaloPSA there from now on, and forget what came')
    .argument('<name>', 'name of the webhook')
    .option('--connection <name>', 'which connection; needed where there are several')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('webhook remove tickets'))
    .action(async (name: string, options: Options, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const removed = await hub.webhooks.remove({ connectionId: await connectionOf(hub, options.connection), name });
        if (options.json) return cli.terminal.out(toJson(removed));
        cli.terminal.out(`Webhook "${removed.removed}" is removed. Remove it in HaloPSA as well.\n`);
      });
    });
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the webhooks, what came by them, and how long the oldest delivery waits')
    .option('--connection <name>', 'only of this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('webhook list', 'webhook list --json'))
    .action(async (options: Options, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connectionId = options.connection === undefined ? null : await connectionOf(hub, options.connection);
        const listed = await hub.webhooks.list(connectionId);
        if (listed.some(({ failed }) => failed > 0)) cli.exitWith(2);
        if (options.json) return cli.terminal.out(toJson(listed));
        if (listed.length === 0) return cli.terminal.say('No webhook yet. Make one with: npx sundog webhook create\n');
        const titles = ['connection', 'name', 'last came', 'waiting', 'since', 'read', 'ignored', 'failed', 'address'];
        const now = Date.now();
        const rows = listed.map((hook) => [
          String(hook.connectionId),
          hook.name,
          formatAge(hook.lastAt?.toISOString() ?? null, now),
          String(hook.received),
          hook.waitingSince === null ? '' : formatAge(hook.waitingSince.toISOString(), now),
          String(hook.read),
          String(hook.ignored),
          String(hook.failed),
          hook.url ?? 'SUNDOG_PUBLIC_URL is not set',
        ]);
        cli.terminal.out(
          formatTable(
            titles.map((title) => ({ title })),
            rows,
          ),
        );
        for (const { name, lastReason } of listed) if (lastReason !== null) cli.terminal.say(`${name}: ${lastReason}\n`);
      });
    });
}

function tell(cli: Cli, created: CreatedWebhook, { json }: Pick<Options, 'json'>): void {
  cli.terminal.out(json ? toJson(toWebhookJson(created)) : describeWebhookSetup(created));
}

/** The connection that was named, or the only one. @throws ConnectionNotFoundError */
async function connectionOf(hub: Hub, name: string | undefined): Promise<number> {
  const connections = await hub.listConnections();
  const [only] = connections;
  if (name === undefined && connections.length === 1 && only) return only.id;
  return (await hub.findConnection(name ?? '')).id;
}
