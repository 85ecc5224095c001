import type { Command } from 'commander';
import { ConsoleBuildFailedError } from '../../../foundation/errors/console-build-failed.ts';
import { type Cli, examples } from '../cli.ts';

/** `sundog build-console`: builds the console ahead of the first start, as images do. */
export function addBuildConsoleCommand(program: Command, cli: Cli): void {
  program
    .command('build-console')
    .description('build the console ahead, as for an image; otherwise the first start does it in the background')
    .addHelpText('after', examples('build-console'))
    .action(async () => {
      const { buildConsole } = await import('../../http/console/build-console.ts');
      try {
        cli.terminal.say(`The console stands in ${await buildConsole(cli.signal)}\n`);
      } catch (error) {
        if (error instanceof ConsoleBuildFailedError) cli.terminal.say(`${error.words}\n`);
        throw error;
      }
    });
}
