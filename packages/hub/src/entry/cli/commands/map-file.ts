import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { describeDiff, describeOutcome } from '../map-text.ts';

/** `sundog map export|import`: a mapping as a file. */
export function addMapFile(group: Command, cli: Cli): void {
  addExport(group, cli);
  addImport(group, cli);
}

function addExport(group: Command, cli: Cli): void {
  group
    .command('export')
    .description('write the mapping as JSON: settings, and links with names and keys')
    .argument('<source>', 'name or number of the source')
    .option('--to <file>', 'into this file (default: standard output)')
    .option('--json', 'the same: it is JSON anyway')
    .addHelpText('after', examples('map export ninja --to mapping.json'))
    .action(async (source: string, options: { to?: string }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const file = await hub.mapping.exportFile(source);
        if (options.to === undefined) return cli.terminal.out(toJson(file));
        await writeFile(options.to, toJson(file));
        cli.terminal.say(`${file.links.length} links are in ${options.to}.\n`);
      });
    });
}

function addImport(group: Command, cli: Cli): void {
  group
    .command('import')
    .description('say what a file has otherwise than the mapping now (exit code 2), or make the mapping so with --apply')
    .argument('<source>', 'name or number of the source')
    .requiredOption('--file <file>', 'as `map export` writes it')
    .option('--apply', 'make it so; links that the file lacks are taken away')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('map import ninja --file mapping.json', 'map import ninja --file mapping.json --apply'))
    .action(async (source: string, options: { file: string; apply?: boolean; json?: boolean }, command: Command) => {
      const file = await readMapping(options.file);
      await cli.withHub(command, async (hub) => {
        if (!options.apply) {
          const diff = await hub.mapping.diffFile({ source, file });
          const { added, removed, changed, settings, problems } = diff;
          if ([added, removed, changed, settings, problems].some(({ length }) => length > 0)) cli.exitWith(2);
          return cli.terminal.out(options.json ? toJson(diff) : describeDiff(diff));
        }
        const outcome = await hub.mapping.importUnread({ source, file });
        if (outcome.leftAlone.length > 0) cli.exitWith(2);
        cli.terminal.out(options.json ? toJson(outcome) : describeOutcome(outcome));
      });
    });
}

async function readMapping(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    throw new InvalidInputError('map import', `${path} cannot be read as JSON`);
  }
}
