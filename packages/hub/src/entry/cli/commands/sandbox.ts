import type { Command } from 'commander';
import { startSandboxChild } from '../../sandbox-child.ts';
import { type Cli, examples } from '../cli.ts';

/** `sundog sandbox`: a HaloPSA that runs here, as a process of its own with the same arguments. */
export function addSandboxCommand(program: Command, cli: Cli): void {
  program
    .command('sandbox')
    .description('run a HaloPSA-compatible sandbox; prints one line of JSON when it is ready')
    .argument('[args...]')
    .allowUnknownOption()
    .helpOption(false)
    .usage(
      '[--port 4190] [--scenario small] [--seed 7] [--rate-limit 300/300|off] [--client-id X] [--client-secret Y] [--tenant demo]',
    )
    .addHelpText('after', examples('sandbox --port 4190 --scenario small --seed 7'))
    .action(async (_args: readonly string[], _options: object, command: Command) => {
      const code = await startSandboxChild(command.args, 'inherit', cli.signal).ended;
      cli.exitWith(code === 0 || cli.signal.aborted ? 0 : 1);
    });
}
