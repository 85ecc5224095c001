import type { Command } from 'commander';
import type { RemovalReceipt } from '../../../features/install/read-receipt.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import type { Hub } from '../../hub.ts';
import { type AdministratorOptions, addAdministratorOptions, readAdministrator } from '../administrator-options.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { formatPlan, formatReport } from '../plan-text.ts';

interface RemoveOptions extends AdministratorOptions {
  readonly assetsInactive?: boolean;
  readonly keepData?: boolean;
  readonly deleteData?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `sundog remove`: takes out of HaloPSA what this hub made there, with a receipt, and then ends the connection. */
export function addRemoveCommand(program: Command, cli: Cli): void {
  const command = program
    .command('remove')
    .description('take out of HaloPSA what this hub made there, and say what is left: 0 nothing is left, 2 something is')
    .argument('<connection>', 'name of the connection')
    .option('--assets-inactive', 'set assets inactive that the hub made (else they stay as they are)')
    .option('--keep-data', 'when nothing is left: end the connection and its secret, and keep the rows')
    .option('--delete-data', 'when nothing is left: end the connection, its secret and its rows')
    .option('--yes', 'approve and apply the plan')
    .option('--json', 'as JSON');
  addAdministratorOptions(command)
    .addHelpText('after', examples('remove my-halo', 'remove my-halo --yes --admin-client-id abc --delete-data'))
    .action((connection: string, options: RemoveOptions) => remove(cli, command, { connection, options }));
}

async function remove(
  cli: Cli,
  command: Command,
  { connection, options }: { readonly connection: string; readonly options: RemoveOptions },
): Promise<void> {
  if (options.keepData && options.deleteData)
    throw new InvalidInputError('remove', '--keep-data and --delete-data exclude each other.');
  await cli.withHub(command, async (hub) => {
    const { id: connectionId, name } = await hub.findConnection(connection);
    const administrator = await readAdministrator(cli, options);
    const plan = await hub.install.planRemoval({
      connectionId,
      administrator,
      assets: options.assetsInactive ? 'inactive' : 'keep',
    });
    if (plan.planId !== null && !options.yes) {
      const shown = await hub.plans.show(plan.planId);
      cli.terminal.out(options.json ? toJson(shown) : formatPlan(shown));
      cli.terminal.say('Nothing was removed. Again with --yes, or approve and apply this plan.\n');
      return cli.exitWith(2);
    }
    if (plan.planId !== null) {
      await hub.plans.approve({ planId: plan.planId });
      const report = await hub.install.apply({ planId: plan.planId, administrator, signal: cli.signal });
      if (!options.json) cli.terminal.out(formatReport(report));
    }
    const receipt = await hub.install.readReceipt({ connectionId, administrator });
    cli.terminal.out(options.json ? toJson(receipt) : describeReceipt(receipt));
    if (receipt.left.length > 0) return cli.exitWith(2);
    await endConnection(hub, cli, { name, options });
  });
}

async function endConnection(
  hub: Hub,
  cli: Cli,
  { name, options }: { readonly name: string; readonly options: RemoveOptions },
): Promise<void> {
  if (!options.keepData && !options.deleteData)
    return cli.terminal.say(
      'The connection, its secret and its rows are as they were. Say --keep-data or --delete-data to end it.\n',
    );
  const { rows } = await hub.removeConnection({ connection: name, keepData: options.keepData === true });
  cli.terminal.say(
    `The connection and its secret are removed; ${plural(rows, 'row')} ${options.keepData ? 'are kept' : 'are deleted'}.\n`,
  );
}

function describeReceipt({ gone, left, assets }: RemovalReceipt): string {
  const head = `Read back from HaloPSA: ${plural(gone, 'object')} of ours gone, ${left.length} left.\n`;
  const lines = left.map(
    ({ title, key, state, screen }) =>
      `  ${title} (${key}) ${state === 'there' ? 'is still there' : 'cannot be looked at with these rights'}. By hand: ${screen}\n`,
  );
  const again = left.length > 0 ? 'Run this again when the rights are there; it goes on where it is.\n' : '';
  return `${head}${lines.join('')}${assets > 0 ? `  ${plural(assets, 'asset')} that the hub made: data of the customer, not deleted\n` : ''}${again}`;
}
