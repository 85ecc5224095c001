import type { Command } from 'commander';
import type { ToldDrift } from '../../../features/drift/list-drift.ts';
import { toVisibleText } from '../../../foundation/visible-text.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatAge, plural } from '../figures.ts';
import { collectIds } from '../option-values.ts';

interface DriftOptions {
  readonly connection?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `sundog drift`: fields that HaloPSA sends newly, no longer, or as another type. */
export function addDriftCommand(program: Command, cli: Cli): void {
  const command = program
    .command('drift')
    .description('fields that HaloPSA sends newly, no longer, or as another type, and what that means here')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--all', 'also what was acknowledged and what came again')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('drift', 'drift --connection halo --json', 'drift ack 3 4'))
    .action((options: DriftOptions) => listDrift(cli, command, options));
  addAcknowledge(command, cli);
}

async function listDrift(cli: Cli, command: Command, options: DriftOptions): Promise<void> {
  await cli.withHub(command, async (hub) => {
    const only = options.connection === undefined ? null : await hub.findConnection(options.connection);
    const names = new Map((await hub.listConnections()).map(({ id, name }) => [id, name]));
    const drift = await hub.drift.list({ connectionId: only?.id ?? null, all: options.all ?? false });
    const shown = drift.map((one) => ({ connection: names.get(one.connectionId) ?? String(one.connectionId), ...one }));
    if (options.json) cli.terminal.out(toJson(shown));
    else if (shown.length === 0) cli.terminal.out('No drift: HaloPSA sends the fields that it sent before.\n');
    else for (const one of shown) cli.terminal.out(describe(one));
    if (shown.some(({ acknowledgedAt, closedAt }) => acknowledgedAt === null && closedAt === null)) cli.exitWith(2);
  });
}

function describe(drift: ToldDrift & { readonly connection: string }): string {
  const { id, connection, entity, firstSeen, sentence, remedy } = drift;
  const since = formatAge(firstSeen.toISOString(), Date.now());
  const settled = drift.closedAt ? ' It came again.' : drift.acknowledgedAt ? ' Acknowledged.' : '';
  return `${id} ${connection} ${entity} (${since}): ${toVisibleText(sentence)}${settled}\n  ${toVisibleText(remedy)}\n`;
}

function addAcknowledge(group: Command, cli: Cli): void {
  group
    .command('ack')
    .description('take drift off the list; it comes back when it becomes another')
    .argument('<drift...>', 'their numbers', collectIds)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('drift ack 3 4'))
    .action(async (ids: readonly number[], _options: unknown, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const acknowledged = await hub.drift.acknowledge({ ids });
        if (command.optsWithGlobals()['json']) return cli.terminal.out(toJson({ acknowledged }));
        cli.terminal.out(`${plural(acknowledged.length, 'change')} acknowledged.\n`);
      });
    });
}
