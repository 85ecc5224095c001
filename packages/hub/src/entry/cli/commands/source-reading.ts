import type { Command } from 'commander';
import type { SourceIngest } from '../../../features/sources/ingest-source.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { describeIngest, describeSource, describeSourceCheck, describeSources } from '../source-text.ts';

interface ReadOptions {
  readonly file?: string;
  readonly acceptGone?: boolean;
  readonly json?: boolean;
}

/** `sundog source list|show|check|ingest`. */
export function addSourceReading(group: Command, cli: Cli): void {
  addList(group, cli);
  addShow(group, cli);
  addCheck(group, cli);
  addIngest(group, cli);
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the sources of this hub; exit code 2 where one should be looked at')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('source list'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const sources = await hub.sources.list();
        const isOdd = sources.some(
          ({ state, refusals, lists }) =>
            refusals > 0 ||
            state === 'failed' ||
            state === 'secret-missing' ||
            lists.some(
              ({ lastPass }) => lastPass?.state === 'failed' || lastPass?.state === 'incomplete' || (lastPass?.withheld ?? 0) > 0,
            ),
        );
        if (isOdd) cli.exitWith(2);
        if (options.json) return cli.terminal.out(toJson(sources));
        if (sources.length === 0) return cli.terminal.say('No source yet. Begin with: npx sundog source add --help\n');
        cli.terminal.out(describeSources(sources, Date.now()));
      });
    });
}

function addShow(group: Command, cli: Cli): void {
  group
    .command('show')
    .description('a source: what was read of it, how fresh that is, and which rows cannot be read')
    .argument('<source>', 'name or number of the source')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('source show ninja'))
    .action(async (source: string, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const shown = await hub.sources.show(source);
        cli.terminal.out(options.json ? toJson(shown) : describeSource(shown, Date.now()));
      });
    });
}

function addCheck(group: Command, cli: Cli): void {
  group
    .command('check')
    .description('ask a tool for little: what may be read, and whether its answers look as assumed; no value is shown')
    .argument('<source>', 'name or number of the source')
    .option('--file <file>', 'what a source that reads files is checked with')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('source check ninja', 'source check list --file customers.csv'))
    .action(async (source: string, options: ReadOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const file = options.file === undefined ? {} : { file: await hub.sources.fileAt(options.file) };
        const check = await hub.sources.check({ source, ...file });
        if (check.state !== 'passed') cli.exitWith(check.state === 'failed' ? 1 : 2);
        const { problem } = check;
        const told = problem && {
          code: problem.reason,
          sentence: problem.message,
          causes: problem.causes,
          remedy: problem.remedy,
        };
        cli.terminal.out(options.json ? toJson({ ...check, problem: told }) : describeSourceCheck(check));
      });
    });
}

function addIngest(group: Command, cli: Cli): void {
  group
    .command('ingest')
    .description('read all lists of a source into the hub; goes on where it was put down')
    .argument('<source>', 'name or number of the source')
    .option('--file <file>', 'what a source that reads files is to read')
    .option('--accept-gone', 'believe that more than a fifth of a list is gone at once')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('source ingest ninja', 'source ingest list --file customers.csv'))
    .action(async (source: string, options: ReadOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const file = options.file === undefined ? {} : { file: await hub.sources.fileAt(options.file) };
        const { signal } = cli;
        const done = await hub.sources.ingest({ source, acceptGone: options.acceptGone ?? false, signal, ...file });
        cli.exitWith(exitCodeOf(done));
        cli.terminal.out(options.json ? toJson(done) : describeIngest(done));
      });
    });
}

function exitCodeOf({ streams }: SourceIngest): 0 | 1 | 2 {
  if (streams.length > 0 && streams.every(({ state }) => state === 'failed')) return 1;
  const isWhole = streams.every((one) => one.state === 'complete' && one.refused === 0 && one.withheld === 0);
  return isWhole ? 0 : 2;
}
