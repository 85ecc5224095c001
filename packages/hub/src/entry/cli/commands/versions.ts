import { type Command, InvalidArgumentError } from 'commander';
import type { Retention } from '../../../features/history/list-retention.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { eachConnection } from '../each-connection.ts';
import { formatCount, plural } from '../figures.ts';
import { formatTable } from '../text-table.ts';

interface RetentionOptions {
  readonly connection?: string;
  readonly json?: boolean;
}

/** `sundog versions`: how long versions of records are kept, and the choice of it. */
export function addVersionsCommand(program: Command, cli: Cli): void {
  const command = program
    .command('versions')
    .description('how long what records were before is kept, per entity')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('versions', 'versions set ticket 400', 'versions set invoice forever', 'versions run'))
    .action((options: RetentionOptions) => showRetention(cli, command, options));
  addSetRetention(command, cli);
  addRunRetention(command, cli);
}

async function showRetention(cli: Cli, command: Command, options: RetentionOptions): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const shown = await eachConnection(hub, cli, {
      name: options.connection,
      work: async ({ id, name }) => (await hub.history.listRetention(id)).map((one) => ({ connection: name, ...one })),
    });
    if (options.json) cli.terminal.out(toJson(shown.flat()));
    else cli.terminal.out(describe(shown.flat()));
  });
}

function describe(retentions: readonly (Retention & { readonly connection: string })[]): string {
  return formatTable(
    [
      { title: 'connection' },
      { title: 'entity' },
      { title: 'kept for' },
      { title: 'versions', align: 'right' },
      { title: 'oldest ended' },
      { title: 'deleted before' },
    ],
    retentions.map((one) => [
      one.connection,
      one.entity,
      `${one.keepDays === null ? 'good' : plural(one.keepDays, 'day')}${one.isChosen ? ' (chosen)' : ''}`,
      formatCount(one.versions),
      one.oldestEnd?.toISOString() ?? '',
      one.deletedBefore?.toISOString() ?? '',
    ]),
  );
}

/** `sundog versions set`: chooses how long. */
function addSetRetention(group: Command, cli: Cli): void {
  const command = group
    .command('set')
    .description('choose how long the versions of an entity are kept; what is too old goes in the next night')
    .argument('<entity>', 'the name of its table')
    .argument('<days>', 'days after a version has ended, forever, or default', parseKeep)
    .addHelpText('after', examples('versions set ticket 400', 'versions set invoice forever --connection acme'))
    .action(async (entity: string, keep: number | 'forever' | 'default') => {
      const options = command.optsWithGlobals<RetentionOptions>();
      await cli.withHub(command, async (hub) => {
        const done = await eachConnection(hub, cli, {
          name: options.connection,
          work: async ({ id, name }) => {
            await hub.history.chooseRetention({ connectionId: id, entity, keep });
            return { connection: name, entity, keep };
          },
        });
        if (options.json) return cli.terminal.out(toJson(done));
        for (const { connection } of done) cli.terminal.out(`${connection}: versions of ${entity} are kept ${inWords(keep)}.\n`);
      });
    });
}

/** `sundog versions run`: what the schedule does every night. */
function addRunRetention(group: Command, cli: Cli): void {
  group
    .command('run')
    .description('delete what is too old now, as every night does')
    .addHelpText('after', examples('versions run'))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RetentionOptions>();
      await cli.withHub(command, async (hub) => {
        const done = await eachConnection(hub, cli, {
          name: options.connection,
          work: async ({ id, name }) => ({ connection: name, deleted: await hub.history.deleteOld({ connectionId: id }) }),
        });
        if (options.json) return cli.terminal.out(toJson(done));
        for (const { connection, deleted } of done) {
          const parts = deleted.map(({ entity, versions }) => `${plural(versions, 'version')} of ${entity}`);
          cli.terminal.out(`${connection}: ${parts.length === 0 ? 'nothing is too old' : `${parts.join(', ')} deleted`}.\n`);
        }
      });
    });
}

function parseKeep(text: string): number | 'forever' | 'default' {
  if (text === 'forever' || text === 'default') return text;
  const days = Number(text);
  if (!/^\d{1,5}$/.test(text) || days < 1 || days > 36_500)
    throw new InvalidArgumentError('It is a number of days from 1 to 36500, forever, or default.');
  return days;
}

function inWords(keep: number | 'forever' | 'default'): string {
  if (keep === 'default') return 'as long as by default';
  return keep === 'forever' ? 'for good' : `for ${plural(keep, 'day')}`;
}
