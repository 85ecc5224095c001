import type { Command } from 'commander';
import type { ButtonProof } from '../../../features/install/prove-button.ts';
import { type AdministratorOptions, addAdministratorOptions, readAdministrator } from '../administrator-options.ts';
import { chooseConnection } from '../choose-connection.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatPlan, formatReport } from '../plan-text.ts';

interface InstallOptions extends AdministratorOptions {
  readonly connection?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `sundog install connect`: puts the Connect button on assets in HaloPSA, by a plan. */
export function addInstallCommand(program: Command, cli: Cli): void {
  const group = program.command('install').description('put buttons of this hub into HaloPSA, by a plan');
  const command = group
    .command('connect')
    .description('plan the Connect button on assets; with --yes apply it, and look whether it stands: 0 done, 2 look')
    .option('--connection <name>', 'for the HaloPSA of this connection (default: the only one)')
    .option('--yes', 'approve and apply the plan')
    .option('--json', 'as JSON');
  addAdministratorOptions(command)
    .addHelpText('after', examples('install connect --connection my-halo', 'install connect --yes --admin-client-id abc'))
    .action((options: InstallOptions) => install(cli, command, options));
}

async function install(cli: Cli, command: Command, options: InstallOptions): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const { id: connectionId } = await chooseConnection(hub, options.connection);
    const administrator = await readAdministrator(cli, options);
    const plan = await hub.install.planConnect({ connectionId, administrator });
    for (const remark of plan.remarks) cli.terminal.say(`${remark}\n`);
    const shown = await hub.plans.show(plan.planId);
    if (plan.changes > 0 && !options.yes) {
      cli.terminal.out(options.json ? toJson(shown) : formatPlan(shown));
      cli.terminal.say('Nothing was written. Again with --yes, or approve and apply this plan.\n');
      return cli.exitWith(2);
    }
    if (plan.changes > 0) {
      await hub.plans.approve({ planId: plan.planId });
      const report = await hub.install.apply({ planId: plan.planId, administrator, signal: cli.signal });
      if (!options.json) cli.terminal.out(formatReport(report));
    }
    const proof = await hub.install.proveButton(connectionId);
    cli.terminal.out(options.json ? toJson({ plan, proof }) : describeProof(proof));
    cli.exitWith(proof.isFilled ? 0 : 2);
  });
}

function describeProof({ assetId, seen, wanted, isFilled }: ButtonProof): string {
  if (isFilled) return `The button stands on asset ${assetId} and leads to ${seen}.\n`;
  if (assetId === null) return 'No asset is synced yet, so that nobody could look whether the button stands on one.\n';
  if (seen === null)
    return `HaloPSA shows no button of ours on asset ${assetId}. Look at the roles that may see custom buttons.\n`;
  return `The button on asset ${assetId} leads to ${seen}, and ought to lead to ${wanted}: HaloPSA did not fill the number of the asset in.\n`;
}
