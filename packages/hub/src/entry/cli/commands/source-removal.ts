import { confirm, isCancel } from '@clack/prompts';
import type { Command } from 'commander';
import { NotConfirmedError } from '../../../foundation/errors/not-confirmed.ts';
import { quoted } from '../../../foundation/quoted.ts';
import { type Cli, examples, toJson } from '../cli.ts';

interface RemoveOptions {
  readonly keepRecords?: boolean;
  readonly deleteRecords?: boolean;
  readonly json?: boolean;
}

/** `sundog source remove`. */
export function addSourceRemoval(group: Command, cli: Cli): void {
  group
    .command('remove')
    .description('remove a source and its secrets; asks whether its records are kept')
    .argument('<source>', 'name or number of the source')
    .option('--keep-records', 'keep what was read')
    .option('--delete-records', 'remove what was read as well')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('source remove ninja --keep-records', 'source remove ninja --delete-records'))
    .action(async (source: string, options: RemoveOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id, name } = await hub.sources.show(source);
        const keepRecords = await decide(cli, name, options);
        const removed = await hub.sources.remove({ source: `#${id}`, keepRecords });
        const records = `its ${removed.records} records are ${removed.keptRecords ? 'kept' : 'removed as well'}`;
        cli.terminal.out(options.json ? toJson(removed) : `"${removed.removed}" is removed; ${records}.\n`);
      });
    });
}

async function decide(cli: Cli, name: string, { keepRecords, deleteRecords }: RemoveOptions): Promise<boolean> {
  if (keepRecords !== deleteRecords) return keepRecords === true;
  if (!cli.terminal.canAsk) throw new NotConfirmedError(`source remove ${quoted(name)}`, '--keep-records or --delete-records');
  const answer = await confirm({ message: `Remove "${name}". Keep what was read of it?`, output: process.stderr });
  if (isCancel(answer)) throw new DOMException('stopped', 'AbortError');
  return answer;
}
