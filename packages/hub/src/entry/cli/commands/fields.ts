import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { chooseConnection } from '../choose-connection.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { describeFieldMap, describeProvenance } from '../device-plan-text.ts';
import { parseId, parseList } from '../option-values.ts';

interface Json {
  readonly json?: boolean;
}
interface AssetOptions extends Json {
  readonly connection?: string;
}
interface ReleaseOptions extends AssetOptions {
  readonly fields?: readonly string[];
}

/** `sundog fields show|propose|set|asset|release`: which field of a source goes where, and who holds a field. */
export function addFieldsCommand(program: Command, cli: Cli): void {
  const group = program
    .command('fields')
    .description('which field of a source goes to which field of an asset, and where values come from');
  addShow(group, cli);
  addPropose(group, cli);
  addSet(group, cli);
  addAsset(group, cli);
  addRelease(group, cli);
}

function addShow(group: Command, cli: Cli): void {
  group
    .command('show')
    .description('the field map of a source; with --json also every field and transform that can stand in it')
    .argument('<source>', 'name or number of the source')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('fields show ninja', 'fields show ninja --json'))
    .action((source: string, { json }: Json, command: Command) =>
      cli.withHub(command, async (hub) => {
        const shown = await hub.devicePlans.showMap(source);
        cli.terminal.out(json ? toJson(shown) : describeFieldMap(shown));
        if (shown.problems.length > 0) cli.exitWith(2);
      }),
    );
}

function addPropose(group: Command, cli: Cli): void {
  group
    .command('propose')
    .description('a field map that follows from the names of asset fields, as JSON that "fields set" takes')
    .argument('<source>', 'name or number of the source')
    .addHelpText('after', examples('fields propose ninja > ninja.json'))
    .action((source: string, _options: unknown, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { proposal, map } = await hub.devicePlans.showMap(source);
        cli.terminal.out(toJson({ entries: proposal, planning: map.planning }));
      }),
    );
}

function addSet(group: Command, cli: Cli): void {
  group
    .command('set')
    .description('set the field map of a source, or what plans of it may do; a part that is left out stays as it is')
    .argument('<source>', 'name or number of the source')
    .requiredOption('--file <file>', 'JSON: {"entries": [...], "planning": {...}}')
    .addHelpText('after', examples('fields set ninja --file ninja.json'))
    .action((source: string, { file }: { readonly file: string }, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { map } = await hub.devicePlans.setMap({ source, fields: await readMap(file) });
        cli.terminal.say(`${map.entries.length} lines are kept. Next: sundog plan --source ${source}\n`);
      }),
    );
}

function addAsset(group: Command, cli: Cli): void {
  group
    .command('asset')
    .description('where the values of an asset come from, and who holds them')
    .argument('<asset>', 'number of the asset in HaloPSA', parseId)
    .option('--connection <name>', 'of the HaloPSA of this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('fields asset 9001'))
    .action((assetId: number, { connection, json }: AssetOptions, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { id: connectionId } = await chooseConnection(hub, connection);
        const shown = await hub.devicePlans.provenance({ connectionId, assetId });
        cli.terminal.out(json ? toJson(shown) : describeProvenance(shown));
      }),
    );
}

function addRelease(group: Command, cli: Cli): void {
  group
    .command('release')
    .description('let fields of an asset go that a person edited: the next plan writes them once more')
    .argument('<asset>', 'number of the asset in HaloPSA', parseId)
    .option('--fields <list>', 'such as field:101,field:104; absent: all that are held', parseList)
    .option('--connection <name>', 'of the HaloPSA of this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('fields release 9001', 'fields release 9001 --fields field:104'))
    .action((assetId: number, { connection, json, fields }: ReleaseOptions, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { id: connectionId } = await chooseConnection(hub, connection);
        const done = await hub.devicePlans.release({ connectionId, assetId, ...(fields ? { fields: [...fields] } : {}) });
        if (json) cli.terminal.out(toJson(done));
        else cli.terminal.say(done.released.length === 0 ? 'No field was held.\n' : `Let go: ${done.released.join(', ')}.\n`);
      }),
    );
}

async function readMap(file: string): Promise<never> {
  try {
    // The verb parses what stands in it.
    return JSON.parse(await readFile(file, 'utf8')) as never;
  } catch {
    throw new InvalidInputError('fields', `The file ${file} cannot be read, or is no JSON.`);
  }
}
