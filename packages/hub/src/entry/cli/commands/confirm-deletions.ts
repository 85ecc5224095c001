import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatCount } from '../figures.ts';
import { parseId } from '../option-values.ts';
import { syncShown } from './sync.ts';

interface ConfirmOptions {
  readonly connection: string;
  readonly entity: string;
  readonly why: string;
  readonly gone?: number;
  readonly json?: boolean;
}

/** `sundog confirm-deletions`: a person says that a loss which the sync did not believe is real, and it is read again. */
export function addConfirmDeletionsCommand(program: Command, cli: Cli): void {
  program
    .command('confirm-deletions')
    .description('say that the records which are missing are really gone: exactly these are marked as deleted')
    .requiredOption('--connection <name>', 'the connection')
    .requiredOption('--entity <name>', 'the entity, by table name')
    .requiredOption('--why <text>', 'why, for whoever looks next')
    .option('--gone <count>', 'how many the alarm named; refused where it is another number by now', parseId)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples('confirm-deletions --connection my-halo --entity ticket --gone 60 --why "old tickets were purged on Friday"'),
    )
    .action(async (options: ConfirmOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id, name } = await hub.findConnection(options.connection);
        const entity = options.entity.replaceAll('-', '_');
        const loss = await hub.proof.confirmDeletions({ connectionId: id, entity, why: options.why, gone: options.gone });
        const isQuiet = options.json ?? false;
        if (!isQuiet)
          cli.terminal.say(
            `Confirmed: ${formatCount(loss.missing)} of ${formatCount(loss.alive)} records of ${entity} are gone. Reading it again.\n`,
          );
        const report = await syncShown(hub, cli, { connection: name, only: [entity], full: true, isQuiet });
        if (isQuiet) cli.terminal.out(toJson({ confirmed: loss, report }));
      });
    });
}
