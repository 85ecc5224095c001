import type { Command } from 'commander';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import { addChannelSettings, askChannelSecrets, type ChannelOptions, toChannelSettings } from '../channel-options.ts';
import { describeNewChannel, describeSigning } from '../channel-text.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { addChannelLists } from './channel-lists.ts';

interface AddOptions extends ChannelOptions {
  readonly kind: string;
  readonly allowHost?: boolean;
}

interface EditOptions extends ChannelOptions {
  readonly rename?: string;
  readonly newSecret?: boolean;
  readonly allowHost?: boolean;
  readonly enable?: boolean;
  readonly disable?: boolean;
}

/** `sundog channel add|list|edit|test|remove|rotate|deliveries|resend`: who is told of what goes wrong. */
export function addChannelCommand(program: Command, cli: Cli): void {
  const group = program
    .command('channel')
    .description('tell people of what goes wrong: by e-mail, Slack, Teams or signed webhooks');
  addAdd(group, cli);
  addEdit(group, cli);
  addTest(group, cli);
  addRotate(group, cli);
  addRemove(group, cli);
  addChannelLists(group, cli);
}

function addAdd(group: Command, cli: Cli): void {
  const command = group
    .command('add')
    .description('add a channel; its URL or password is asked for, or read from SUNDOG_CHANNEL_SECRET or --secret-file')
    .argument('<name>', 'how the channel is called')
    .requiredOption('--kind <kind>', 'email, slack, teams or webhook')
    .option('--allow-host', 'this very host and port may be private, unencrypted or on a port of its own');
  addChannelSettings(command)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'channel add ops --kind slack',
        'channel add mail --kind email --host smtp.example.test --user hub --from hub@example.test --to ops@example.test',
        'channel add pager --kind webhook --events alarm.opened,alarm.cleared',
      ),
    )
    .action(async (name: string, options: AddOptions) => {
      await cli.withHub(command, async (hub) => {
        const kind = hub.channels.kinds.find((one) => one.kind === options.kind);
        const settings = toChannelSettings(options);
        const wanted = kind?.kind === 'email' && settings['user'] === undefined ? [] : (kind?.secrets ?? []);
        const secrets = kind
          ? await askChannelSecrets(cli.terminal, { kind, wanted, options, fromEnvironment: hub.channelSecret })
          : {};
        const events = options.events ? { events: [...options.events] } : {};
        const added = await hub.channels.add({
          name,
          kind: options.kind,
          settings,
          secrets,
          ...events,
          allowHost: options.allowHost ?? false,
        });
        const signingSecret = added.signingSecret?.reveal() ?? null;
        cli.terminal.out(options.json ? toJson({ ...added, signingSecret }) : describeNewChannel(added));
      });
    });
}

function addEdit(group: Command, cli: Cli): void {
  const command = group
    .command('edit')
    .description('change a channel; what is not named stays')
    .argument('<channel>', 'name or number of the channel')
    .option('--rename <name>', 'a new name')
    .option('--new-secret', 'give its URL or password anew')
    .option('--allow-host', 'this very host and port may be private, unencrypted or on a port of its own')
    .option('--no-allow-host', 'no longer')
    .option('--enable', 'switch it on')
    .option('--disable', 'switch it off; what happens meanwhile is not told');
  addChannelSettings(command)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel edit ops --events alarm.opened,backup.failed', 'channel edit ops --new-secret'))
    .action(async (channel: string, options: EditOptions) => {
      await cli.withHub(command, async (hub) => {
        const row = (await hub.channels.list()).find(
          ({ id, name }) => String(id) === channel || name.toLowerCase() === channel.toLowerCase(),
        );
        const kind = hub.channels.kinds.find((one) => one.kind === row?.kind);
        const wantsSecret = options.newSecret || options.secretFile !== undefined;
        const wanted = wantsSecret ? (kind?.secrets ?? []) : [];
        const secrets = kind
          ? await askChannelSecrets(cli.terminal, { kind, wanted, options, fromEnvironment: hub.channelSecret })
          : {};
        const edited = await hub.channels.edit({
          channel,
          settings: toChannelSettings(options),
          secrets,
          ...(options.rename === undefined ? {} : { name: options.rename }),
          ...(options.events ? { events: [...options.events] } : {}),
          ...(options.allowHost === undefined ? {} : { allowHost: options.allowHost }),
          ...(options.enable ? { isEnabled: true } : options.disable ? { isEnabled: false } : {}),
        });
        cli.terminal.out(options.json ? toJson(edited) : `"${edited.name}" is changed and leads to ${edited.target}.\n`);
      });
    });
}

function addTest(group: Command, cli: Cli): void {
  group
    .command('test')
    .description('send a test message and say what the receiver answered')
    .argument('<channel>', 'name or number of the channel')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel test ops'))
    .action(async (channel: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { answer, ...tested } = await hub.channels.test({ channel });
        if (!tested.isSent) cli.exitWith(1);
        if (options.json) return cli.terminal.out(toJson({ ...tested, answer }));
        cli.terminal.out(`${tested.name} (${tested.target}): ${tested.sentence}\n`);
        if (answer !== '') cli.terminal.out(`It answered: ${toVisibleText(answer)}\n`);
      });
    });
}

function addRotate(group: Command, cli: Cli): void {
  group
    .command('rotate')
    .description('make another signing secret; messages are signed with both for a day')
    .argument('<channel>', 'name or number of a webhook channel')
    .option('--at-once', 'sign with the new one alone, as when the one before got out')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel rotate pager', 'channel rotate pager --at-once'))
    .action(async (channel: string, options: { atOnce?: boolean; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const rotated = await hub.channels.rotate({ channel, ...(options.atOnce ? { graceMinutes: 0 } : {}) });
        const signingSecret = rotated.signingSecret.reveal();
        if (options.json) return cli.terminal.out(toJson({ ...rotated, signingSecret }));
        cli.terminal.out(describeSigning(rotated.signingSecret));
        if (rotated.formerUntil) cli.terminal.out(`Until ${rotated.formerUntil.toISOString()} the one before signs as well.\n`);
      });
    });
}

function addRemove(group: Command, cli: Cli): void {
  group
    .command('remove')
    .description('remove a channel, its secrets and what waits to be told there')
    .argument('<channel>', 'name or number of the channel')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('channel remove ops'))
    .action(async (channel: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const removed = await hub.channels.remove({ channel });
        cli.terminal.out(options.json ? toJson(removed) : `"${removed.removed}" is removed.\n`);
      });
    });
}
