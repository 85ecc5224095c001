import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { toPlanId } from '../plan-id.ts';
import { formatPlan, formatReport } from '../plan-text.ts';

/** `sundog apply`: writes what was approved. */
export function addApplyCommand(program: Command, cli: Cli): void {
  program
    .command('apply')
    .description('write what was approved of a plan to HaloPSA: 0 all as planned, 2 some of it not, 1 it failed')
    .argument('<plan>', 'its number', toPlanId)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('apply 12', 'apply 12 --json'))
    .action(async (planId: number, options: { json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        let said = 0;
        const report = await hub.plans.apply({
          planId,
          signal: cli.signal,
          onProgress: ({ settled, of }) => {
            const percent = Math.floor((100 * settled) / of);
            if (percent < said + 10) return;
            said = percent;
            cli.terminal.say(`${settled} of ${of} changes settled\n`);
          },
        });
        const shown = await hub.plans.show(planId);
        const open = shown.changes.filter(
          ({ outcome }) => outcome !== null && !['applied', 'unchanged', 'skipped'].includes(outcome.outcome),
        );
        if (options.json) cli.terminal.out(toJson(report));
        else cli.terminal.out(open.length === 0 ? formatReport(report) : formatPlan({ ...shown, changes: open }));
        cli.exitWith(report.state === 'applied' ? 0 : report.state === 'failed' ? 1 : 2);
      });
    });
}
