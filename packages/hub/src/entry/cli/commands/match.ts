import { type Command, Option } from 'commander';
import { type MatchFilesInput, matchFiles, matchKinds } from '../../../features/matching/match-files.ts';
import { type Cli, examples } from '../cli.ts';
import { toMatchExplanation, toMatchLine, toMatchTable } from '../match-text.ts';

interface MatchOptions extends MatchFilesInput {
  readonly json?: boolean;
}

/** `sundog match`: which records of two CSV files are the same, and why. Needs no hub. */
export function addMatchCommand(program: Command, cli: Cli): void {
  program
    .command('match')
    .description('say which records of two CSV files are the same, and why; needs no hub')
    .addOption(new Option('--kind <kind>', 'what the files list').choices(matchKinds).makeOptionMandatory())
    .requiredOption('--left <file>', 'CSV: company id,name,... user id,client,name,... asset id,client,...')
    .requiredOption('--right <file>', 'CSV of the same kind')
    .option('--rules <file>', 'JSON that overrides parts of the rules')
    .option('--explain <id>', 'only this left record, with all that speaks for and against each candidate')
    .option('--json', 'one line of JSON per pair')
    .addHelpText(
      'after',
      examples('match --kind company --left psa.csv --right rmm.csv', 'match --kind asset --left psa.csv --right rmm.csv --json'),
    )
    .action(async ({ json, ...input }: MatchOptions) => {
      const matched = await matchFiles(input);
      if (json) writeLines(cli, matched.pairs.map(toMatchLine));
      else if (input.explain !== undefined) cli.terminal.out(toMatchExplanation(matched));
      else cli.terminal.out(toMatchTable(matched, cli.terminal.width));
    });
}

/** Lines in parts of some size: one write per line is slow, one for all may be larger than a string. */
function writeLines(cli: Cli, lines: readonly string[]): void {
  for (let at = 0; at < lines.length; at += 500) cli.terminal.out(lines.slice(at, at + 500).join(''));
}
