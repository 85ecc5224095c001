import type { Command } from 'commander';
import { chooseConnection } from '../choose-connection.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { askSourceSecrets, collectPair, type GivenPairs, parseDays, toSourceSettings } from '../source-options.ts';
import { addSourceReading } from './source-reading.ts';
import { addSourceRemoval } from './source-removal.ts';

interface AddOptions {
  readonly connector: string;
  readonly connection?: string;
  readonly set?: GivenPairs;
  readonly secretFile?: GivenPairs;
  readonly goneAfter?: number | null;
  readonly allowHost?: boolean;
  readonly json?: boolean;
}

interface EditOptions extends Omit<AddOptions, 'connector' | 'connection'> {
  readonly rename?: string;
  readonly newSecrets?: boolean;
  readonly pause?: boolean;
  readonly resume?: boolean;
}

/** `sundog source list|add|edit|check|ingest|show|remove`: the tools that are read. */
export function addSourceCommand(program: Command, cli: Cli): void {
  const group = program.command('source').description('read the tools on the other side: RMM, backup, files');
  addSourceReading(group, cli);
  addAdd(group, cli);
  addEdit(group, cli);
  addSourceRemoval(group, cli);
}

function addSettings(command: Command): Command {
  return command
    .option('--set <name=value>', 'a setting of the connector, as docs/connectors names it; may be repeated', collectPair)
    .option('--secret-file <name=file>', 'a file that holds this secret and nothing else; may be repeated', collectPair)
    .option('--gone-after <days>', 'call gone what was not seen for so long; connector: as the connector says', parseDays)
    .option('--json', 'as JSON');
}

function addAdd(group: Command, cli: Cli): void {
  const command = group
    .command('add')
    .description('add a source; its secrets are asked for, or read from SUNDOG_SOURCE_SECRET or --secret-file')
    .argument('<name>', 'how the source is called')
    .requiredOption('--connector <connector>', 'datto-rmm, file, meshcentral, msp360, ninjaone, push or tactical-rmm')
    .option('--connection <name>', 'the HaloPSA that it serves (default: the only one)')
    .option('--allow-host', 'the very host and port of its address may be private or unencrypted');
  addSettings(command)
    .addHelpText(
      'after',
      examples(
        'source add ninja --connector ninjaone --set instance=eu --set clientId=abc',
        'source add list --connector file --set rows=companies --set columns.companyName=Customer',
      ),
    )
    .action(async (name: string, options: AddOptions) => {
      await cli.withHub(command, async (hub) => {
        const { id: connectionId } = await chooseConnection(hub, options.connection);
        const connector = (await hub.sources.connectors()).find((one) => one.name === options.connector);
        const fields = connector?.settings.filter(({ type, required }) => type === 'secret' && required) ?? [];
        const files = options.secretFile ?? {};
        const secrets = await askSourceSecrets(cli.terminal, { fields, files, fromEnvironment: hub.sourceSecret });
        const added = await hub.sources.add({
          name,
          connectionId,
          connector: options.connector,
          settings: connector ? toSourceSettings(connector, options.set ?? {}) : {},
          secrets,
          goneAfterDays: options.goneAfter ?? null,
          allowHost: options.allowHost ?? false,
        });
        if (options.json) return cli.terminal.out(toJson(added));
        const next =
          connector?.kind === 'push'
            ? 'How to post to it: docs/connectors/push.md'
            : `Look first: npx sundog source check ${added.id}`;
        cli.terminal.out(`"${added.name}" is added and leads to ${added.target}. ${next}\n`);
      });
    });
}

function addEdit(group: Command, cli: Cli): void {
  const command = group
    .command('edit')
    .description('change a source; what is not named stays, secrets too')
    .argument('<source>', 'name or number of the source')
    .option('--rename <name>', 'a new name')
    .option('--new-secrets', 'give its secrets anew')
    .option('--allow-host', 'the very host and port of its address may be private or unencrypted')
    .option('--no-allow-host', 'no longer')
    .option('--pause', 'let the schedule leave it alone')
    .option('--resume', 'let the schedule read it again');
  addSettings(command)
    .addHelpText('after', examples('source edit ninja --new-secrets', 'source edit ninja --set instance=us2 --new-secrets'))
    .action((source: string, options: EditOptions) => edit(cli, command, { source, options }));
}

async function edit(
  cli: Cli,
  command: Command,
  { source, options }: { readonly source: string; readonly options: EditOptions },
): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const row = await hub.sources.show(source);
    const connector = (await hub.sources.connectors()).find((one) => one.name === row.connector);
    const files = options.secretFile ?? {};
    const wanted = connector?.settings.filter(
      ({ type, name, required }) => type === 'secret' && (options.newSecrets ? required : files[name] !== undefined),
    );
    const fromEnvironment = hub.sourceSecret;
    const secrets = await askSourceSecrets(cli.terminal, { fields: wanted ?? [], files, fromEnvironment });
    const edited = await hub.sources.edit({
      source: `#${row.id}`,
      settings: connector ? toSourceSettings(connector, options.set ?? {}, row.settings) : {},
      secrets,
      ...(options.rename === undefined ? {} : { name: options.rename }),
      ...(options.goneAfter === undefined ? {} : { goneAfterDays: options.goneAfter }),
      ...(options.allowHost === undefined ? {} : { allowHost: options.allowHost }),
      ...(options.pause ? { isPaused: true } : options.resume ? { isPaused: false } : {}),
    });
    cli.terminal.out(options.json ? toJson(edited) : `"${edited.name}" is changed and leads to ${edited.target}.\n`);
  });
}
