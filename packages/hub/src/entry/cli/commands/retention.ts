import { type Command, InvalidArgumentError } from 'commander';
import { NoRetentionError } from '../../../foundation/errors/no-retention.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { parseList } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

interface Days {
  readonly connection: string;
  readonly days?: number | true;
  readonly deletedDays?: number | true;
  readonly json?: boolean;
}

/** `sundog retention list|set|clear|apply`: for how long the records of an entity are kept. */
export function addRetentionCommand(program: Command, cli: Cli): void {
  const group = program
    .command('retention')
    .description('for how many days the records of an entity are kept (default: for ever)');
  addList(group, cli);
  addSet(group, cli);
  addClear(group, cli);
  addApply(group, cli);
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('the rules')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('retention list'))
    .action(async (options: { connection?: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const only = options.connection === undefined ? null : await hub.findConnection(options.connection);
        const names = new Map((await hub.listConnections()).map(({ id, name }) => [id, name]));
        const rules = await hub.governance.listRetention(only?.id ?? null);
        const shown = rules.map((rule) => ({ connection: names.get(rule.connectionId) ?? '', ...rule }));
        if (options.json) return cli.terminal.out(toJson(shown));
        if (shown.length === 0) return cli.terminal.out('No rules: everything is kept for ever.\n');
        const rows = shown.map(({ connection, entity, what, days, setBy }) => [connection, entity, what, String(days), setBy]);
        const heads = [{ title: 'connection' }, { title: 'entity' }, { title: 'what' }, { title: 'days' }, { title: 'set by' }];
        cli.terminal.out(formatTable(heads, rows));
      });
    });
}

function addSet(group: Command, cli: Cli): void {
  group
    .command('set')
    .description('keep records of these entities for so many days; what is older goes at night, and no sync brings it back')
    .argument('<entities>', 'names of entities with commas between; "all" with --deleted-days only', parseList)
    .requiredOption('--connection <name>', 'the connection')
    .option(
      '--days <number>',
      'days from the date that a record ages by: a ticket from its closing; one that is open is kept',
      parseDays,
    )
    .option('--deleted-days <number>', 'days from when a record was found to be gone from HaloPSA', parseDays)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'retention set ticket --days 730 --connection my-halo',
        'retention set all --deleted-days 90 --connection my-halo',
      ),
    )
    .action(async (entities: readonly string[], options: Days, command: Command) => {
      const wishes = wishesOf(options);
      if (wishes.length === 0) throw new NoRetentionError();
      await cli.withHub(command, async (hub) => {
        const { id } = await hub.findConnection(options.connection);
        const set: { what: string; days: number; entities: readonly string[] }[] = [];
        for (const { what, days } of wishes) {
          const tables = await hub.governance.setRetention({ connectionId: id, entities: all(entities), what, days });
          set.push({ what, days, entities: tables });
        }
        if (command.optsWithGlobals()['json']) return cli.terminal.out(toJson(set));
        for (const { what, days, entities: tables } of set)
          cli.terminal.out(
            `${what === 'deleted' ? 'Deleted records' : 'Records'} of ${tables.length > 5 ? plural(tables.length, 'entity') : tables.join(', ')} are kept for ${plural(days, 'day')}.\n`,
          );
        cli.terminal.say('What is older goes tonight; `npx sundog retention apply` does it now.\n');
      });
    });
}

function addClear(group: Command, cli: Cli): void {
  group
    .command('clear')
    .description('take rules away; what was removed comes back with the next full sync')
    .argument('<entities>', 'names of entities with commas between, or "all"', parseList)
    .requiredOption('--connection <name>', 'the connection')
    .option('--days', 'only the rule for records')
    .option('--deleted-days', 'only the rule for deleted records')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('retention clear ticket --connection my-halo'))
    .action(async (entities: readonly string[], options: Days, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id } = await hub.findConnection(options.connection);
        const chosen = [options.days ? 'records' : null, options.deletedDays ? 'deleted' : null] as const;
        const whats = chosen.filter((what) => what !== null);
        const removed = await hub.governance.clearRetention({
          connectionId: id,
          entities: all(entities),
          whats: whats.length === 0 ? ['records', 'deleted'] : whats,
        });
        cli.terminal.out(options.json ? toJson({ removed }) : `${plural(removed, 'rule')} taken away.\n`);
      });
    });
}

function addApply(group: Command, cli: Cli): void {
  group
    .command('apply')
    .description('remove now what the rules no longer keep; the schedule does it every night')
    .requiredOption('--connection <name>', 'the connection')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('retention apply --connection my-halo'))
    .action(async (options: { connection: string; json?: boolean }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id } = await hub.findConnection(options.connection);
        const { counts } = await hub.governance.applyRetention({ connectionId: id });
        if (options.json) return cli.terminal.out(toJson({ counts }));
        const rows = Object.entries(counts).map(([table, count]) => [table, String(count)]);
        cli.terminal.out(
          rows.length === 0
            ? 'Nothing is over its time.\n'
            : formatTable([{ title: 'table' }, { title: 'removed', align: 'right' }], rows),
        );
      });
    });
}

function wishesOf({ days, deletedDays }: Days) {
  return [
    ...(typeof days === 'number' ? [{ what: 'records' as const, days }] : []),
    ...(typeof deletedDays === 'number' ? [{ what: 'deleted' as const, days: deletedDays }] : []),
  ];
}

function all(entities: readonly string[]): readonly string[] | null {
  return entities.includes('all') ? null : entities;
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,5}$/.test(text) || days < 1 || days > 36_500)
    throw new InvalidArgumentError('It is a number of days from 1 to 36500.');
  return days;
}
