import type { Command } from 'commander';
import { disableAccount, enableAccount, listAccounts, resetSecondFactor } from '../../../features/access/operate-accounts.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { formatTable } from '../text-table.ts';

/** `sundog account list|disable|enable|reset-second-factor|open-addresses`: what only whoever runs the hub can do about people. */
export function addAccountCommand(program: Command, cli: Cli): void {
  const group = program.command('account').description('the people who can sign in to the console');
  addList(group, cli);
  addDisable(group, cli);
  group
    .command('enable')
    .description('let somebody in again who was disabled; keys that ended stay ended')
    .argument('<email>', 'e-mail address of the account')
    .addHelpText('after', examples('account enable ana@example.test'))
    .action(async (email: string, _options: unknown, command: Command) => {
      await cli.withHouse(command, async (house) => {
        await enableAccount(house.access.operatorDeps(), { email });
        cli.terminal.out(`${email} can sign in again.\n`);
      });
    });
  group
    .command('reset-second-factor')
    .description('take the second factor of somebody away who lost it, and end their sessions')
    .argument('<email>', 'e-mail address of the account')
    .addHelpText('after', examples('account reset-second-factor ana@example.test'))
    .action(async (email: string, _options: unknown, command: Command) => {
      await cli.withHouse(command, async (house) => {
        await resetSecondFactor(house.access.operatorDeps(), { email });
        cli.terminal.out(`${email} signs in by password alone, and should set up a second factor anew.\n`);
      });
    });
  group
    .command('open-addresses')
    .description('take the list of allowed addresses of the main workspace away, for who shut everybody out')
    .addHelpText('after', examples('account open-addresses'))
    .action(async (_options: unknown, command: Command) => {
      await cli.withHouse(command, async (house) => {
        await house.main.people.setAddresses({ addresses: [] });
        cli.terminal.out('The main workspace can be reached from everywhere again.\n');
      });
    });
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('everybody who has an account')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('account list', 'account list --json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const accounts = (await listAccounts(house.access.operatorDeps())).map((one) => ({
          email: one.email,
          name: one.displayName,
          installationOwner: one.isInstallationOwner,
          secondFactor: Boolean(one.totp?.confirmedAt),
          signsInBy: one.passwordHash === null ? 'single sign-on' : 'password',
          disabledAt: one.disabledAt?.toISOString() ?? null,
        }));
        if (options.json) return cli.terminal.out(toJson(accounts));
        if (accounts.length === 0) return cli.terminal.say('Nobody yet. Let the first owner in with: npx sundog owner-link\n');
        const titles = ['e-mail', 'name', 'signs in by', 'second factor', 'owns the installation', 'disabled'];
        const rows = accounts.map((one) => [
          one.email,
          one.name,
          one.signsInBy,
          one.secondFactor ? 'yes' : 'no',
          one.installationOwner ? 'yes' : '',
          one.disabledAt ?? '',
        ]);
        cli.terminal.out(
          formatTable(
            titles.map((title) => ({ title })),
            rows,
          ),
        );
      });
    });
}

function addDisable(group: Command, cli: Cli): void {
  group
    .command('disable')
    .description('let somebody in no longer; their sessions and keys end at once')
    .argument('<email>', 'e-mail address of the account')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('account disable ana@example.test'))
    .action(async (email: string, options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const ended = await disableAccount(house.access.operatorDeps(), { email });
        if (options.json) return cli.terminal.out(toJson(ended));
        cli.terminal.out(`${email} is disabled: ${plural(ended.sessions, 'session')} and ${plural(ended.keys, 'key')} ended.\n`);
      });
    });
}
