import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { type Cli, examples, toJson } from '../cli.ts';

/** `sundog policy`: what a connection demands of plans. */
export function addPolicyCommand(program: Command, cli: Cli): void {
  program
    .command('policy')
    .description('show or change what a connection demands of a plan: approvals, limits, freeze windows, expiry')
    .requiredOption('--connection <name>', 'of this connection')
    .option('--set <json>', 'the members to change, as JSON or as @file')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'policy --connection my-halo',
        `policy --connection my-halo --set '{"twoPeopleAbove": 50, "freezeWindows": [{"name": "invoice run", "daysOfMonth": [-1, 1]}]}'`,
      ),
    )
    .action(async (options: { connection: string; set?: string }, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id: connectionId } = await hub.findConnection(options.connection);
        const policy = options.set === undefined ? {} : await readJson(options.set);
        const { after } =
          options.set === undefined
            ? { after: await hub.plans.readPolicy(connectionId) }
            : await hub.plans.setPolicy({ connectionId, policy });
        cli.terminal.out(toJson(after));
      });
    });
}

async function readJson(given: string): Promise<object> {
  try {
    const parsed: unknown = JSON.parse(given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Said below, whichever it was.
  }
  throw new InvalidInputError('policy', '--set is no JSON object, and no file that holds one.');
}
