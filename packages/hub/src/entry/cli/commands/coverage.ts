import type { Command } from 'commander';
import { chooseConnection } from '../choose-connection.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { describeCounted, describeCoverage } from '../device-plan-text.ts';
import { parseId } from '../option-values.ts';

interface CoverageOptions {
  readonly connection?: string;
  readonly staleDays: number;
  readonly json?: boolean;
}

/** `sundog coverage` and `sundog counted`: what sources and HaloPSA do not have in common. Both write nothing. */
export function addCoverageCommands(program: Command, cli: Cli): void {
  program
    .command('coverage')
    .description(
      'per client: what is in a source and not in HaloPSA, in HaloPSA and in no source, stale, and there twice; 2 where there is any',
    )
    .option('--connection <name>', 'of the HaloPSA of this connection')
    .option('--stale-days <days>', 'not seen for so many days is stale', parseId, 30)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('coverage', 'coverage --stale-days 60 --json'))
    .action(({ connection, staleDays, json }: CoverageOptions, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { id: connectionId } = await chooseConnection(hub, connection);
        const shown = await hub.devicePlans.coverage({ connectionId, staleDays });
        const { sourceOnly, haloOnly, stale, duplicates } = shown.totals;
        cli.terminal.out(json ? toJson(shown) : describeCoverage(shown));
        if (sourceOnly + haloOnly + stale + duplicates > 0) cli.exitWith(2);
      }),
    );
  program
    .command('counted')
    .description('per client and product: what sources count beside what recurring invoices bill; 2 where they differ')
    .option('--connection <name>', 'of the HaloPSA of this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('counted', 'counted --json'))
    .action(({ connection, json }: CoverageOptions, command: Command) =>
      cli.withHub(command, async (hub) => {
        const { id: connectionId } = await chooseConnection(hub, connection);
        const shown = await hub.devicePlans.counted({ connectionId });
        cli.terminal.out(json ? toJson(shown) : describeCounted(shown));
        if (shown.items.some(({ difference }) => difference !== 0)) cli.exitWith(2);
      }),
    );
}
