import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseKind, parseTab } from '../map-options.ts';
import { describeBatches, describeMapping, describeRecords, describeRefresh } from '../map-text.ts';
import { addMapActs } from './map-acts.ts';
import { addMapFile } from './map-file.ts';
import { addMapSettings } from './map-settings.ts';

interface ShowOptions {
  readonly kind?: string;
  readonly tab?: string;
  readonly text?: string;
  readonly sort?: string;
  readonly limit: string;
  readonly batches?: boolean;
  readonly json?: boolean;
}

/** `sundog map`: which record of HaloPSA a record of a source is. */
export function addMapCommand(program: Command, cli: Cli): void {
  const group = program.command('map').description('which client, asset type, asset or user of HaloPSA a record of a source is');
  addShow(group, cli);
  addRefresh(group, cli);
  addMapActs(group, cli);
  addMapSettings(group, cli);
  addMapFile(group, cli);
}

function addShow(group: Command, cli: Cli): void {
  group
    .command('show')
    .description('how the mapping of a source stands; exit code 2 where something should be looked at')
    .argument('<source>', 'name or number of the source')
    .option('--kind <kind>', 'list the records of a kind: company, product, device or user')
    .option('--tab <tab>', 'only suggested, needs-choice, unmatched, matched, ignored or conflicts')
    .option('--text <text>', 'only those with this in their names or keys')
    .option('--sort <sort>', 'name or score', 'name')
    .option('--limit <count>', 'at most so many', '100')
    .option('--batches', 'what was done to the mapping, newest first')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('map show ninja', 'map show ninja --kind company --tab suggested', 'map show ninja --batches'))
    .action((source: string, options: ShowOptions, command: Command) => show(cli, command, { source, options }));
}

async function show(
  cli: Cli,
  command: Command,
  { source, options }: { readonly source: string; readonly options: ShowOptions },
): Promise<void> {
  const limit = Math.min(Math.max(Number(options.limit) || 100, 1), 20_000);
  await cli.withHub(command, async (hub) => {
    if (options.batches) {
      const batches = await hub.mapping.batches({ source, before: null, limit });
      return cli.terminal.out(options.json ? toJson(batches) : describeBatches(batches, Date.now()));
    }
    if (options.kind !== undefined) {
      const wish = { tab: options.tab === undefined ? null : parseTab(options.tab), text: options.text ?? null };
      const sort = options.sort === 'score' ? 'score' : 'name';
      const page = await hub.mapping.list({ source, kind: parseKind(options.kind), sort, after: null, limit, ...wish });
      return cli.terminal.out(options.json ? toJson(page) : describeRecords(page.rows, page.total, cli.terminal.width));
    }
    const standing = await hub.mapping.show(source);
    const isOdd = Object.values(standing.counts).some(({ conflicts }) => conflicts > 0);
    if (isOdd || !standing.checklist.isReadyToPlan) cli.exitWith(2);
    cli.terminal.out(options.json ? toJson(standing) : describeMapping(standing));
  });
}

function addRefresh(group: Command, cli: Cli): void {
  group
    .command('refresh')
    .description('look at both sides again: link what is certain, suspend what is broken')
    .argument('<source>', 'name or number of the source')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('map refresh ninja'))
    .action(async (source: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const done = await hub.mapping.refresh({ source });
        if (done.suspended > 0) cli.exitWith(2);
        cli.terminal.out(options.json ? toJson(done) : describeRefresh(done));
      });
    });
}
