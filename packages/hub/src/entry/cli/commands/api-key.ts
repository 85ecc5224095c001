import { type Capability, capabilities } from '@sundog/api';
import { type Command, InvalidArgumentError } from 'commander';
import { createApiKey, listKeys, revokeKey } from '../../../features/access/api-keys.ts';
import { findKeyHolder, findKeyId } from '../../../features/access/operate-keys.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseId, parseList } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

/** `sundog api-key list|create|revoke`: keys by which programs use the API, for whoever runs the hub. */
export function addApiKeyCommand(program: Command, cli: Cli): void {
  const group = program.command('api-key').description('keys by which programs use the API');
  addList(group, cli);
  addCreate(group, cli);
  group
    .command('revoke')
    .description('end a key at once')
    .argument('<key>', 'its id, or how it begins as `api-key list` shows it')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('api-key revoke sdg_live_Ab3dE'))
    .action(async (key: string, options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const deps = house.access.operatorDeps();
        const id = await findKeyId(deps, key);
        await revokeKey(deps, { id, accountId: null, workspaceId: null });
        cli.terminal.out(options.json ? toJson({ revoked: id }) : 'The key opens nothing any more.\n');
      });
    });
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('every key, also those that have ended')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('api-key list', 'api-key list --json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const listed = await listKeys(house.access.operatorDeps(), { accountId: null, workspaceId: null });
        const keys = listed.map((key) => ({
          ...{ id: key.id, prefix: key.prefix, name: key.name, email: key.email, workspaceId: key.workspaceId },
          capabilities: key.capabilities,
          createdAt: key.createdAt.toISOString(),
          expiresAt: key.expiresAt.toISOString(),
          lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
          revokedAt: key.revokedAt?.toISOString() ?? null,
        }));
        if (options.json) return cli.terminal.out(toJson(keys));
        if (keys.length === 0) return cli.terminal.say('There is no key yet. Make one with: npx sundog api-key create\n');
        const titles = ['begins with', 'name', 'acts for', 'workspace', 'may', 'expires', 'last used', 'revoked'];
        const rows = keys.map((key) => [
          ...[key.prefix, key.name, key.email, String(key.workspaceId), key.capabilities.join(', ')],
          ...[key.expiresAt, key.lastUsedAt ?? 'never', key.revokedAt ?? ''],
        ]);
        cli.terminal.out(
          formatTable(
            titles.map((title) => ({ title })),
            rows,
          ),
        );
      });
    });
}

interface CreateOptions {
  readonly for: string;
  readonly name: string;
  readonly may: readonly Capability[];
  readonly workspace: number;
  readonly days?: number;
  readonly json?: boolean;
}

function addCreate(group: Command, cli: Cli): void {
  group
    .command('create')
    .description('make a key that acts for a person in one workspace; it is shown once')
    .requiredOption('--for <email>', 'the person it acts for: it may never do more than they may')
    .requiredOption('--name <text>', 'what it is for, for lists and the audit')
    .requiredOption('--may <names>', `what it may do, of ${capabilities.join(', ')}`, parseCapabilities)
    .option('--workspace <number>', 'the workspace it is for', parseId, 1)
    .option('--days <number>', 'how long it is good, 366 at the most (default: 90)', parseId)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('api-key create --for ana@example.test --name grafana --may read-data,view-sync'))
    .action(async ({ for: email, may, json, workspace: workspaceId, ...rest }: CreateOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const deps = house.access.operatorDeps();
        const holder = await findKeyHolder(deps, { email, workspaceId });
        const held = new Set(holder.held);
        const made = await createApiKey(deps, {
          ...rest,
          accountId: holder.accountId,
          workspaceId,
          capabilities: [...may],
          held,
        });
        if (json) return cli.terminal.out(toJson({ ...made, expiresAt: made.expiresAt.toISOString() }));
        cli.terminal.say(`Good until ${made.expiresAt.toISOString()}. It is shown this once:\n`);
        cli.terminal.out(`${made.key}\n`);
      });
    });
}

function parseCapabilities(text: string): readonly Capability[] {
  return parseList(text).map((name) => {
    const known = capabilities.find((one) => one === name);
    if (!known) throw new InvalidArgumentError(`"${name}" is none of ${capabilities.join(', ')}.`);
    return known;
  });
}
