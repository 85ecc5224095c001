import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { collectIds } from '../option-values.ts';
import { toPlanId } from '../plan-id.ts';
import { formatPlan } from '../plan-text.ts';

/** `sundog revert`: plans what undoes a plan. */
export function addRevertCommand(program: Command, cli: Cli): void {
  program
    .command('revert')
    .description('plan what undoes the applied changes of a plan; it is then approved and applied like any other')
    .argument('<plan>', 'its number', toPlanId)
    .option('--only <numbers...>', 'only these changes', collectIds)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('revert 12', 'revert 12 --only 3'))
    .action(async (planId: number, options: { only?: readonly number[]; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const made = await hub.plans.revert({
          planId,
          ...(options.only ? { numbers: [...options.only] } : {}),
          signal: cli.signal,
        });
        const shown = await hub.plans.show(made.planId);
        cli.terminal.out(options.json ? toJson(shown) : formatPlan(shown));
        cli.exitWith(made.changes === 0 ? 0 : 2);
      });
    });
}
