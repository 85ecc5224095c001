import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { collectIds, parseUntil } from '../option-values.ts';

/** `sundog issues dismiss`: takes issues off the list. */
export function addDismissIssues(group: Command, cli: Cli): void {
  group
    .command('dismiss')
    .description('take issues off the list; each comes back when its text or its reason changes')
    .argument('<issues...>', 'their numbers', collectIds)
    .requiredOption('--why <text>', 'why, for whoever looks next')
    .option('--until <date>', 'a date (2027-01-31) or a span (30d, 12h) after which it comes back by itself', parseUntil)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues dismiss 7 --why "test record, will be removed" --until 30d'))
    .action(async (ids: readonly number[], options: { why: string; until?: Date }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const dismissed = await hub.issues.dismiss({ ids, why: options.why, until: options.until ?? null });
        if (dismissed.length < ids.length) cli.exitWith(2);
        if (command.optsWithGlobals()['json']) return cli.terminal.out(toJson({ dismissed }));
        cli.terminal.out(`${plural(dismissed.length, 'issue')} dismissed${saysWhen(options.until)}.\n`);
        if (dismissed.length < ids.length)
          cli.terminal.say(`${plural(ids.length - dismissed.length, 'issue')} had been cleared already.\n`);
      });
    });
}

/** `sundog issues reopen`: puts dismissed issues back. */
export function addReopenIssues(group: Command, cli: Cli): void {
  group
    .command('reopen')
    .description('put dismissed issues back on the list')
    .argument('<issues...>', 'their numbers', collectIds)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('issues reopen 7'))
    .action(async (ids: readonly number[], _options: unknown, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const reopened = await hub.issues.reopen({ ids });
        if (command.optsWithGlobals()['json']) return cli.terminal.out(toJson({ reopened }));
        cli.terminal.out(`${plural(reopened.length, 'issue')} put back.\n`);
      });
    });
}

function saysWhen(until: Date | undefined): string {
  return until === undefined ? ' until their text or reason changes' : ` until ${until.toISOString()}`;
}
