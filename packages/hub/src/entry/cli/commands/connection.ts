import { confirm, isCancel } from '@clack/prompts';
import type { Command } from 'commander';
import type { ConnectionResult } from '../../../features/setup/connect.ts';
import { NotConfirmedError } from '../../../foundation/errors/not-confirmed.ts';
import { quoted } from '../../../foundation/quoted.ts';
import type { Hub } from '../../hub.ts';
import { askOptionalSecret, askSecret } from '../ask-secret.ts';
import { whileChecking } from '../check-progress.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { sayWhatWasRead } from '../edit-text.ts';
import { formatAge, plural } from '../figures.ts';
import { describePreflight } from '../findings-text.ts';
import { parseUntil } from '../option-values.ts';
import { formatTable } from '../text-table.ts';
import { addConnectionOptions, type ConnectionOptions, saveWith, sayOutcome, toFields } from './connect.ts';
import { addConnectionLinkCommands } from './connection-links.ts';

interface EditOptions extends ConnectionOptions {
  readonly name?: string;
  readonly newSecret?: boolean;
  readonly sameHalopsa?: boolean;
  readonly dropUnchosen?: boolean;
  readonly secretExpires?: Date;
  readonly json?: boolean;
}

interface RotateOptions extends ConnectionOptions {
  readonly secretExpires?: Date;
  readonly ahead?: boolean;
  readonly json?: boolean;
}

/** `sundog connection list|edit|rotate|link|unlink|links|remove`. */
export function addConnectionCommand(program: Command, cli: Cli): void {
  const group = program
    .command('connection')
    .description('list, edit, rotate the secret of, show to others, or remove a connection');
  addList(group, cli);
  addEdit(group, cli);
  addRotate(group, cli);
  addConnectionLinkCommands(group, cli);
  addRemove(group, cli);
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the connections of this hub')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('connection list'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const connections = await hub.listConnections();
        if (options.json) return cli.terminal.out(toJson(connections));
        if (connections.length === 0) return cli.terminal.say('No connection yet. Begin with: npx sundog connect --help\n');
        const rows = connections.map(({ name, resourceServer, tenant, grant, state, checkedAt }) => [
          name,
          resourceServer,
          tenant ?? '',
          grant,
          state,
          formatAge(checkedAt, Date.now()),
        ]);
        cli.terminal.out(
          formatTable(
            [
              { title: 'name' },
              { title: 'resource server' },
              { title: 'tenant' },
              { title: 'grant' },
              { title: 'state' },
              { title: 'checked' },
            ],
            rows,
          ),
        );
      });
    });
}

function addEdit(group: Command, cli: Cli): void {
  const command = group
    .command('edit')
    .description('change a connection; tested before it is saved, and on failure everything stays as it was')
    .argument('<connection>', 'name of the connection')
    .option('--name <name>', 'a new name')
    .option('--url <address>', 'a new address')
    .option('--client-id <id>', 'a new client id')
    .option('--secret-expires <date>', 'when the secret ends: warned of 30, 14, 7 and 1 days ahead', parseUntil);
  addConnectionOptions(command)
    .option('--with-ticket-text', 'store the free text of tickets again; the next sync reads it')
    .option(
      '--drop-unchosen',
      'with --entities: remove the rows of what is no longer chosen (without it they are kept as they are)',
    )
    .option('--new-secret', 'ask for a new secret as well')
    .option('--same-halopsa', 'the new address leads to the same HaloPSA as before: keep what was read')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples('connection edit my-halo --url https://halo.example.com', 'connection edit my-halo --name head-office'),
    )
    .action((name: string, options: EditOptions) => editNamed(cli, command, { name, options }));
}

async function editNamed(
  cli: Cli,
  command: Command,
  { name, options }: { readonly name: string; readonly options: EditOptions },
): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const wantsSecret = options.newSecret === true || options.clientSecretFile !== undefined;
    const secret = wantsSecret
      ? await askOptionalSecret({
          terminal: cli.terminal,
          file: options.clientSecretFile,
          fromEnvironment: hub.clientSecret,
          question: 'New secret',
        })
      : null;
    const given = { name: options.name, url: options.url, clientId: options.clientId };
    const fields = {
      ...(await toFields(options)),
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    const expiresAt = options.secretExpires ?? null;
    if (secret === null && expiresAt && !options.dropUnchosen && Object.keys(fields).length === 0) {
      await sayExpiry(cli, hub, { name, expiresAt });
      if (options.json) cli.terminal.out(toJson({ connection: name, saved: true, secretExpiresAt: expiresAt }));
      return;
    }
    const input = {
      connection: name,
      changes: fields,
      secret,
      isSameHalo: options.sameHalopsa ?? false,
      unchosen: options.dropUnchosen ? ('drop' as const) : ('keep' as const),
      saveWith: saveWith(options),
      signal: cli.signal,
    };
    const result = await whileChecking(cli.terminal, hub, (onCheck) => hub.editConnection(input, onCheck));
    cli.terminal.say(describePreflight(result.report, cli.terminal.paint));
    sayOutcome(cli, result, options.name ?? name);
    if (result.saved && expiresAt) await sayExpiry(cli, hub, { name: options.name ?? name, expiresAt });
    sayWhatWasRead(cli, result);
    const { unchosen, receipts } = result;
    if (options.json) cli.terminal.out(toJson({ ...resultJson(options.name ?? name, result, expiresAt), unchosen, receipts }));
  });
}

function addRotate(group: Command, cli: Cli): void {
  group
    .command('rotate')
    .description('replace the secret; the new one is tested before it is saved')
    .argument('<connection>', 'name of the connection')
    .option('--client-id <id>', 'the new client id, where Halo made a new pair')
    .option('--client-secret-file <file>', 'a file that holds the new secret (else SUNDOG_CLIENT_SECRET, else asked for)')
    .option('--secret-expires <date>', 'when the new secret ends: warned of 30, 14, 7 and 1 days ahead', parseUntil)
    .option('--ahead', 'it is not in force yet: keep it beside the one in use, and use it once HaloPSA refuses that')
    .option('--json', 'as JSON')
    .option('--save-with-warnings', 'save although the check has warnings')
    .option('--save-with-errors', 'save although the check failed for a cause outside')
    .addHelpText('after', examples('connection rotate my-halo', 'connection rotate my-halo --ahead --secret-expires 2027-06-30'))
    .action(async (name: string, options: RotateOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        await hub.findConnection(name);
        const secret = await askSecret({
          terminal: cli.terminal,
          file: options.clientSecretFile,
          fromEnvironment: hub.clientSecret,
          question: 'New secret',
        });
        const expiresAt = options.secretExpires ?? null;
        if (options.ahead) {
          await hub.keepNextSecret({ connection: name, secret, expiresAt });
          cli.terminal.say(`Kept beside the secret of "${name}"; it is used once HaloPSA refuses that one.\n`);
          if (options.json)
            cli.terminal.out(toJson({ connection: name, saved: true, isAhead: true, secretExpiresAt: expiresAt }));
          return;
        }
        const changes = options.clientId === undefined ? {} : { clientId: options.clientId };
        const input = { connection: name, secret, ...changes, saveWith: saveWith(options), signal: cli.signal };
        const result = await whileChecking(cli.terminal, hub, (onCheck) => hub.rotateSecret(input, onCheck));
        cli.terminal.say(describePreflight(result.report, cli.terminal.paint));
        sayOutcome(cli, result, name);
        if (result.saved && expiresAt) await sayExpiry(cli, hub, { name, expiresAt });
        if (options.json) cli.terminal.out(toJson(resultJson(name, result, expiresAt)));
      });
    });
}

/** What a script learns of a change: whether it was saved, and what the check of it found. */
function resultJson(connection: string, { saved, report }: ConnectionResult, expiresAt: Date | null) {
  const { outcome, findings } = report;
  return { connection, saved, outcome, findings, ...(saved && expiresAt ? { secretExpiresAt: expiresAt } : {}) };
}

async function sayExpiry(
  cli: Cli,
  hub: Pick<Hub, 'setSecretExpiry'>,
  { name, expiresAt }: { readonly name: string; readonly expiresAt: Date },
): Promise<void> {
  await hub.setSecretExpiry({ connection: name, expiresAt });
  cli.terminal.say(`Its secret ends on ${expiresAt.toISOString().slice(0, 10)}; you are warned 30, 14, 7 and 1 days ahead.\n`);
}

function addRemove(group: Command, cli: Cli): void {
  group
    .command('remove')
    .description('remove a connection, its secret and what was read through it; HaloPSA itself is not touched')
    .argument('<connection>', 'name of the connection')
    .option('--keep-data', 'keep what was read; only the secret goes, and nothing is synced any more')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('connection remove my-halo', 'connection remove my-halo --keep-data'))
    .action(async (name: string, options: { keepData?: boolean; yes?: boolean; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        await hub.findConnection(name);
        if (!options.yes && !options.keepData) await confirmRemoval(cli, name);
        const receipt = await hub.removeConnection({ connection: name, keepData: options.keepData ?? false });
        if (options.json) return cli.terminal.out(toJson(receipt));
        cli.terminal.out(
          receipt.keptData
            ? `Removed the secret of "${name}". ${plural(receipt.rows, 'row')} kept; delete the application in HaloPSA, it is of no use now.\n`
            : `Removed "${name}", its secret and ${plural(receipt.rows, 'row')}. Delete the application in HaloPSA, it is of no use now.\n`,
        );
      });
    });
}

async function confirmRemoval(cli: Cli, name: string): Promise<void> {
  if (!cli.terminal.canAsk) throw new NotConfirmedError(`connection remove ${quoted(name)}`);
  const answer = await confirm({
    message: `Remove "${name}" and everything that was read through it?`,
    initialValue: false,
    output: process.stderr,
  });
  if (isCancel(answer) || !answer) throw new DOMException('stopped', 'AbortError');
}
