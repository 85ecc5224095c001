import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { toPlanId } from '../plan-id.ts';
import { formatPlan, formatReport } from '../plan-text.ts';

/** `sundog show`: a plan with every change, or the plans that there are. */
export function addShowCommand(program: Command, cli: Cli): void {
  program
    .command('show')
    .description('show a plan with its changes, policies and outcomes; without a number the plans that there are')
    .argument('[plan]', 'its number', toPlanId)
    .option('--connection <name>', 'only plans of this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('show', 'show 12', 'show 12 --json'))
    .action(async (planId: number | undefined, options: { connection?: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        if (planId !== undefined) {
          const shown = await hub.plans.show(planId);
          cli.terminal.out(options.json ? toJson(shown) : formatPlan(shown));
          return;
        }
        const only = options.connection === undefined ? null : (await hub.findConnection(options.connection)).id;
        const plans = await hub.plans.list({ connectionId: only, limit: 50 });
        if (options.json) cli.terminal.out(toJson(plans));
        else
          cli.terminal.out(
            plans.length === 0 ? 'No plans yet. "sundog plan --help" says how one is made.\n' : plans.map(formatReport).join(''),
          );
      });
    });
}
