import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';

/** `sundog unfreeze`: lets plans be applied again. */
export function addUnfreezeCommand(program: Command, cli: Cli): void {
  program
    .command('unfreeze')
    .description('let plans be applied again, after HaloPSA was compared with what should be there')
    .requiredOption('--connection <name>', 'on this connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('unfreeze --connection my-halo'))
    .action(async (options: { connection: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id } = await hub.findConnection(options.connection);
        const { reason } = await hub.plans.unfreeze({ connectionId: id });
        if (options.json) cli.terminal.out(toJson({ reason }));
        else
          cli.terminal.out(reason === null ? 'Nothing stood against it.\n' : `Plans may be applied again. It was: ${reason}\n`);
      });
    });
}
