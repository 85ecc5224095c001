import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';
import { formatPlan } from '../plan-text.ts';
import { planSource } from './plan-source.ts';

interface PlanOptions {
  readonly connection?: string;
  readonly changes?: string;
  readonly source?: string;
  readonly title?: string;
  readonly listChanges?: boolean;
  readonly json?: boolean;
}

/** `sundog plan`: plans what is to be written to HaloPSA, and writes nothing. */
export function addPlanCommand(program: Command, cli: Cli): void {
  program
    .command('plan')
    .description('plan what is to be written to HaloPSA, and write nothing: 0 nothing to do, 2 changes pending')
    .option('--connection <name>', 'for the HaloPSA of this connection')
    .option('--changes <file>', 'the wanted changes, as a JSON array: {"change", "key", "set", "identity", "reason"}')
    .option('--source <name>', 'what this source says of its devices, by its field map')
    .option('--title <text>', 'what the plan is called')
    .option('--list-changes', 'the kinds of changes and their fields')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'plan --list-changes',
        'plan --connection my-halo --changes warranties.json',
        'plan --connection my-halo --changes warranties.json --json',
        'plan --source ninja',
      ),
    )
    .action(async (options: PlanOptions, command: Command) => {
      if (options.source !== undefined) return planSource(cli, command, { source: options.source, json: options.json === true });
      await cli.withHub(command, async (hub) => {
        if (options.listChanges) {
          const kinds = hub.plans.kinds();
          const text = kinds.map(({ name, title, fields }) => {
            const lines = fields.map(
              (one) => `    ${one.name.padEnd(20)} ${one.type.padEnd(8)} ${one.label}${one.isRequired ? ' (needed)' : ''}\n`,
            );
            return `${name}: ${title}\n${lines.join('')}`;
          });
          cli.terminal.out(options.json ? toJson(kinds) : text.join(''));
          return;
        }
        if (options.connection === undefined || options.changes === undefined)
          throw new InvalidInputError('plan', 'It needs --source, or --connection and --changes.');
        const { id: connectionId } = await hub.findConnection(options.connection);
        const saved = await hub.plans.build({
          connectionId,
          changes: await readChanges(options.changes),
          ...(options.title === undefined ? {} : { title: options.title }),
          signal: cli.signal,
        });
        const shown = await hub.plans.show(saved.planId);
        cli.terminal.out(options.json ? toJson(shown) : formatPlan(shown));
        if (saved.changes === 0) cli.terminal.say('Nothing to do: HaloPSA is as it should be.\n');
        else
          cli.terminal.say(
            `${plural(saved.changes, 'change')} planned. "sundog approve ${saved.planId}", then "sundog apply ${saved.planId}".\n`,
          );
        cli.exitWith(saved.changes === 0 ? 0 : 2);
      });
    });
}

async function readChanges(file: string): Promise<never> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new InvalidInputError('plan', `The file ${file} cannot be read.`);
  }
  try {
    // The verb parses what stands in it.
    return JSON.parse(text) as never;
  } catch {
    throw new InvalidInputError('plan', `The file ${file} is no JSON.`);
  }
}
