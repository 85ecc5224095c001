import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { toPlanId } from '../plan-id.ts';

/** `sundog discard`: a plan that is not to be applied. */
export function addDiscardCommand(program: Command, cli: Cli): void {
  program
    .command('discard')
    .description('discard a plan; it stays readable and can no longer be applied')
    .argument('<plan>', 'its number', toPlanId)
    .option('--reason <text>', 'why')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('discard 12 --reason "the source was wrong"'))
    .action(async (planId: number, options: { reason?: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const done = await hub.plans.discard({ planId, ...(options.reason === undefined ? {} : { reason: options.reason }) });
        cli.terminal.out(options.json ? toJson(done) : `Plan ${planId} is discarded.\n`);
      });
    });
}
