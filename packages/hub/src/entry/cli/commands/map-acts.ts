import type { Command } from 'commander';
import type { MappingOutcome } from '../../../features/mapping/keep-changes.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import type { MappingKey } from '../../../store/rows/mapping-link-rows.ts';
import type { Hub } from '../../hub.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { chooseRecords, chooseTarget, parseKind, parseTab } from '../map-options.ts';
import { describeOutcome, describeRefresh } from '../map-text.ts';

interface ActOptions {
  readonly kind: string;
  readonly tab?: string;
  readonly text?: string;
  readonly siteName?: string;
  readonly site?: string;
  readonly reason?: string;
  readonly above?: string;
  readonly json?: boolean;
}

/** `sundog map link|unlink|ignore|restore|confirm|undo`: what people decide. */
export function addMapActs(group: Command, cli: Cli): void {
  addLink(group, cli);
  addUnlink(group, cli);
  addIgnore(group, cli);
  addRestore(group, cli);
  addConfirm(group, cli);
  addUndo(group, cli);
}

/** Does an act and looks at the rest, since devices follow their companies. Exit code 2: something was left alone. */
async function act(
  cli: Cli,
  command: Command,
  order: {
    readonly source: string;
    readonly options: { readonly json?: boolean };
    readonly work: (hub: Hub) => Promise<MappingOutcome>;
  },
): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const outcome = await order.work(hub);
    if (outcome.leftAlone.length > 0) cli.exitWith(outcome.batchId === null ? 1 : 2);
    const refresh = outcome.batchId === null ? null : await hub.mapping.refresh({ source: order.source });
    if (order.options.json) return cli.terminal.out(toJson({ ...outcome, refresh }));
    cli.terminal.out(describeOutcome(outcome) + (refresh ? describeRefresh(refresh) : ''));
  });
}

function withKind(command: Command): Command {
  return command.option('--kind <kind>', 'company, product, device or user', 'company').option('--json', 'as JSON');
}

function withChoice(command: Command): Command {
  return withKind(command)
    .argument('<source>', 'name or number of the source')
    .argument('[records...]', 'their keys, or names that only one has')
    .option('--tab <tab>', 'all of this tab instead')
    .option('--text <text>', 'of these only those with this in their names')
    .option('--site-name <name>', "of a company: the tool's name of a site of it");
}

const choose = (hub: Hub, source: string, { records, options }: { readonly records: string[]; readonly options: ActOptions }) =>
  chooseRecords(hub, source, {
    kind: parseKind(options.kind),
    records,
    siteName: options.siteName,
    tab: options.tab === undefined ? undefined : parseTab(options.tab),
    text: options.text,
  });

function addLink(group: Command, cli: Cli): void {
  const command = withKind(group.command('link'))
    .description('link a record to one of HaloPSA; a company may be split by the sites of the tool')
    .argument('<source>', 'name or number of the source')
    .argument('<record>', 'its key, or a name that only one has')
    .argument('<target>', 'number or name in HaloPSA')
    .option('--site-name <name>', 'only this site of the company, as the tool calls it')
    .option('--site <site>', 'of a company: the site for new devices, by number or name (default: its main site)')
    .addHelpText(
      'after',
      examples(
        'map link ninja "Kestrel Dental" 14',
        'map link ninja 11 14 --site-name Leeds --site 33',
        'map link ninja 101 5001 --kind device',
      ),
    );
  command.action((source: string, record: string, target: string) => {
    const options = command.opts<ActOptions>();
    return act(cli, command, { source, options, work: (hub) => link(hub, { source, record, target, options }) });
  });
}

async function link(
  hub: Hub,
  given: { readonly source: string; readonly record: string; readonly target: string; readonly options: ActOptions },
): Promise<MappingOutcome> {
  const { source, record, target, options } = given;
  const [key] = await choose(hub, source, { records: [record], options });
  if (!key) throw new InvalidInputError('map link', 'name one record');
  const haloKey = await chooseTarget(hub, source, { kind: key.kind, wanted: target });
  const { site } = options;
  const siteId =
    site === undefined ? {} : { siteId: await chooseTarget(hub, source, { kind: 'site', wanted: site, clientId: haloKey }) };
  return hub.mapping.link({ source, links: [{ ...key, haloKey, ...siteId }] });
}

type KeysWork = (
  hub: Hub,
  given: { readonly source: string; readonly keys: MappingKey[]; readonly options: ActOptions },
) => Promise<MappingOutcome>;

function onKeys(command: Command, cli: Cli, work: KeysWork): void {
  withChoice(command).action((source: string, records: string[], options: ActOptions) =>
    act(cli, command, {
      source,
      options,
      work: async (hub) => work(hub, { source, keys: await choose(hub, source, { records, options }), options }),
    }),
  );
}

function addUnlink(group: Command, cli: Cli): void {
  const command = group.command('unlink').description('take links away; no rule links these records again');
  onKeys(command, cli, (hub, { source, keys }) => hub.mapping.unlink({ source, keys }));
  command.addHelpText('after', examples('map unlink ninja 11', 'map unlink ninja --kind device --tab conflicts'));
}

function addIgnore(group: Command, cli: Cli): void {
  const command = group.command('ignore').description('leave records out, with a reason');
  command.requiredOption('--reason <sentence>', 'why');
  onKeys(command, cli, (hub, { source, keys, options }) => hub.mapping.ignore({ source, keys, reason: options.reason ?? '' }));
  command.addHelpText('after', examples('map ignore ninja 15 --reason "our own test company"'));
}

function addRestore(group: Command, cli: Cli): void {
  const command = group
    .command('restore')
    .description('take in again what was ignored; say of suspended links that they are still the same');
  onKeys(command, cli, (hub, { source, keys }) => hub.mapping.restore({ source, keys }));
  command.addHelpText('after', examples('map restore ninja 15', 'map restore ninja --tab ignored --text test'));
}

function addConfirm(group: Command, cli: Cli): void {
  const command = withKind(group.command('confirm'))
    .description('turn suggestions into links: these, or all from a score on')
    .argument('<source>', 'name or number of the source')
    .argument('[records...]', 'their keys, or names that only one has')
    .option('--above <score>', 'all that are suggested with at least this score, from 0 to 1')
    .addHelpText('after', examples('map confirm ninja 12 13', 'map confirm ninja --kind device --above 0.9'));
  command.action((source: string, records: string[]) => {
    const options = command.opts<ActOptions>();
    return act(cli, command, {
      source,
      options,
      work: async (hub) =>
        options.above === undefined
          ? hub.mapping.confirm({ source, keys: await choose(hub, source, { records, options }) })
          : hub.mapping.confirm({ source, all: { kind: parseKind(options.kind), minScore: Number(options.above) } }),
    });
  });
}

function addUndo(group: Command, cli: Cli): void {
  const command = group
    .command('undo')
    .description('take an act back, as far as nobody has changed its links since')
    .argument('<source>', 'name or number of the source')
    .argument('<act>', 'its number, as `map show --batches` says')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('map undo ninja 7'));
  command.action((source: string, batch: string) =>
    act(cli, command, {
      source,
      options: command.opts<{ json?: boolean }>(),
      work: (hub) => hub.mapping.undo({ source, batchId: Number(batch) }),
    }),
  );
}
