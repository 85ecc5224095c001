import type { Command } from 'commander';
import { type Cli, toJson } from '../cli.ts';
import { describeDevicePlan } from '../device-plan-text.ts';
import { plural } from '../figures.ts';

/** What `sundog plan --source` does: plans what a source says of its devices. */
export async function planSource(
  cli: Cli,
  command: Command,
  { source, json = false }: { readonly source: string; readonly json?: boolean },
): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const built = await hub.devicePlans.build({ source });
    cli.terminal.out(json ? toJson(built) : describeDevicePlan(built));
    const leftOut = built.leftOut.reduce((sum, { count }) => sum + count, 0);
    if (built.planId === null && leftOut === 0) cli.terminal.say('Nothing to do: HaloPSA is as the source says.\n');
    else if (built.planId === null) cli.terminal.say(`Nothing is planned; left out: ${plural(leftOut, 'device')}.\n`);
    else
      cli.terminal.say(
        `${plural(built.changes, 'change')} planned. Look with "sundog show ${built.planId}", then "sundog approve ${built.planId}" and "sundog apply ${built.planId}".\n`,
      );
    cli.exitWith(built.planId === null ? 0 : 2);
  });
}
