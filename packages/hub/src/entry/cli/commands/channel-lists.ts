import type { Command } from 'commander';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import type { DeliveryState } from '../../../store/rows/channel-delivery-rows.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge } from '../figures.ts';
import { parseId, parseList } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title }));
const ageOf = (at: Date | null, now: number) => formatAge(at?.toISOString() ?? null, now);
const states: readonly DeliveryState[] = ['queued', 'failed', 'sent', 'given-up', 'bundled'];

/** `sundog channel list|deliveries|resend|events`. */
export function addChannelLists(group: Command, cli: Cli): void {
  addList(group, cli);
  addEvents(group, cli);
  addDeliveries(group, cli);
  addResend(group, cli);
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the channels, what they tell and how they stand; never a secret')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel list'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const listed = await hub.channels.list();
        if (listed.some(({ failingSince, disabledReason }) => failingSince !== null || disabledReason !== null)) cli.exitWith(2);
        if (options.json) return cli.terminal.out(toJson(listed));
        if (listed.length === 0)
          return cli.terminal.say(
            'No channel yet: nobody is told of what goes wrong. Begin with: npx sundog channel add --help\n',
          );
        const now = Date.now();
        const rows = listed.map((one) => [
          one.name,
          one.kind,
          one.target,
          one.isEnabled ? (one.failingSince === null ? 'on' : `failing for ${ageOf(one.failingSince, now)}`) : 'off',
          ageOf(one.lastSuccessAt, now),
          String(one.deliveries.queued + one.deliveries.failed),
          String(one.deliveries['given-up']),
          one.events.length === hub.channels.notices.length ? 'everything' : one.events.join(', '),
        ]);
        cli.terminal.out(
          formatTable(titled('name', 'kind', 'leads to', 'state', 'last sent', 'waiting', 'given up', 'tells'), rows),
        );
        for (const { name, lastError, disabledReason } of listed) {
          const why = disabledReason ?? lastError;
          if (why !== null) cli.terminal.say(`${name}: ${why}\n`);
        }
      });
    });
}

function addEvents(group: Command, cli: Cli): void {
  group
    .command('events')
    .description('everything of which a channel can tell')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel events'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const listed = hub.channels.notices.map(({ name, title, description, within }) => ({ name, title, description, within }));
        if (options.json) return cli.terminal.out(toJson(listed));
        cli.terminal.out(
          formatTable(
            titled('event', 'what'),
            listed.map(({ name, description }) => [name, description]),
          ),
        );
      });
    });
}

function addDeliveries(group: Command, cli: Cli): void {
  group
    .command('deliveries')
    .description('what was told, what waits and what failed, newest first')
    .argument('[channel]', 'only of this channel')
    .option('--state <states>', `only these: ${states.join(', ')}`, parseList)
    .option('--limit <number>', 'how many at the most', parseId, 50)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel deliveries ops --state failed,given-up', 'channel deliveries --json'))
    .action(
      async (
        channel: string | undefined,
        options: { state?: readonly string[]; limit: number; json?: boolean },
        command: Command,
      ) => {
        await cli.withHub(command, async (hub) => {
          const wanted = states.filter((state) => options.state?.includes(state));
          const filter = { ...(channel === undefined ? {} : { channel }), ...(options.state ? { states: wanted } : {}) };
          const listed = await hub.channels.deliveries({ ...filter, limit: options.limit });
          if (options.json) return cli.terminal.out(toJson(listed));
          if (listed.length === 0) return cli.terminal.say('Nothing was told.\n');
          const now = Date.now();
          const rows = listed.map((one) => [
            one.id,
            one.channel,
            one.event,
            one.state,
            String(one.attempts),
            ageOf(one.createdAt, now),
            one.responseStatus === null ? '' : String(one.responseStatus),
            toVisibleText(one.lastError ?? one.notice.sentence),
          ]);
          cli.terminal.out(
            formatTable(titled('id', 'channel', 'event', 'state', 'tries', 'age', 'answer', 'what'), rows, cli.terminal.width),
          );
        });
      },
    );
}

function addResend(group: Command, cli: Cli): void {
  group
    .command('resend')
    .description('queue a delivery again, under the id that it had')
    .argument('<id>', 'id of the delivery')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel resend 7f0c2a1e-0b1d-4c8e-9a52-3f6f1f6f7a10'))
    .action(async (id: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const queued = await hub.channels.resend({ id });
        cli.terminal.out(options.json ? toJson(queued) : 'It is queued; `sundog serve` sends it within seconds.\n');
      });
    });
}
