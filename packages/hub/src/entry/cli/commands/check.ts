import type { Command } from 'commander';
import { checkFeatures } from '../check-features.ts';
import { whileChecking } from '../check-progress.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { eachConnection } from '../each-connection.ts';
import { describePreflight } from '../findings-text.ts';

interface CheckOptions {
  readonly json?: boolean;
  /** `true`: the option without names. */
  readonly features?: string | true;
}

/** `sundog check`: what works, what does not, and what to tick where. */
export function addCheckCommand(program: Command, cli: Cli): void {
  program
    .command('check')
    .description('check a connection: address, certificate, sign-in, permissions, one read per entity')
    .argument('[connection]', 'name of the connection (default: all)')
    .option('--features [names]', 'the permission X-ray instead: every right that the features need (default: those switched on)')
    .option('--json', 'as JSON, without customer data: fit to be sent to whoever helps')
    .addHelpText(
      'after',
      examples('check', 'check my-halo --json', 'check --features', 'check --features tickets-read,billing-read --json'),
    )
    .action(async (name: string | undefined, options: CheckOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        if (options.features !== undefined) return checkFeatures(hub, cli, { ...options, name, features: options.features });
        const work = async (connection: { readonly name: string }) => {
          if (!options.json) cli.terminal.say(`${cli.terminal.paint('bold', connection.name)}\n`);
          const report = await whileChecking(cli.terminal, hub, (onCheck) =>
            hub.checkConnection({ connection: connection.name, signal: cli.signal }, onCheck),
          );
          if (!options.json) cli.terminal.out(describePreflight(report, cli.terminal.paint));
          cli.exitWith(report.outcome === 'passed' ? 0 : report.outcome === 'failed' ? 1 : 2);
          return { connection: connection.name, ...report };
        };
        const reports = await eachConnection(hub, cli, { name, work });
        if (options.json) cli.terminal.out(toJson(name === undefined ? reports : (reports[0] ?? null)));
      });
    });
}
