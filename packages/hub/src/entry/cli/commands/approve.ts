import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { collectIds } from '../option-values.ts';
import { toPlanId } from '../plan-id.ts';

interface ApproveOptions {
  readonly exclude?: readonly number[];
  readonly include?: readonly number[];
  readonly acceptCount?: string;
  readonly json?: boolean;
}

/** `sundog approve`: says yes to what a plan would write. */
export function addApproveCommand(program: Command, cli: Cli): void {
  program
    .command('approve')
    .description('approve a plan as it stands, or without some of its changes')
    .argument('<plan>', 'its number', toPlanId)
    .option('--exclude <numbers...>', 'leave these changes out', collectIds)
    .option('--include <numbers...>', 'take these changes in again', collectIds)
    .option('--accept-count <n>', 'so many changes are right, though it is more than the policy lets pass')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('approve 12', 'approve 12 --exclude 3 4', 'approve 12 --accept-count 5200'))
    .action(async (planId: number, options: ApproveOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        if (options.exclude || options.include)
          await hub.plans.choose({ planId, exclude: [...(options.exclude ?? [])], include: [...(options.include ?? [])] });
        const approval = await hub.plans.approve({
          planId,
          ...(options.acceptCount === undefined ? {} : { acceptCount: Number(options.acceptCount) }),
        });
        if (options.json) cli.terminal.out(toJson(approval));
        else
          cli.terminal.out(
            approval.approvals >= approval.needed
              ? `Plan ${planId} is approved. "sundog apply ${planId}" writes it.\n`
              : `Plan ${planId} has ${approval.approvals} of ${approval.needed} approvals.\n`,
          );
      });
    });
}
