import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { eachConnection } from '../each-connection.ts';
import { formatAge } from '../figures.ts';
import { tellProof } from '../proof-text.ts';

interface ProofOptions {
  readonly connection?: string;
  readonly entity?: string;
  readonly json?: boolean;
}

/** `sundog proof`: for each entity in a sentence, what is proven and what is not, and why. */
export function addProofCommand(program: Command, cli: Cli): void {
  program
    .command('proof')
    .description('what the last full read of each entity proves, and what it does not')
    .option('--connection <name>', 'only this connection (default: all)')
    .option('--entity <name>', 'only this entity')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('proof', 'proof --entity ticket --json', 'query "select * from hub.sync_proof"'))
    .action(async (options: ProofOptions, command: Command) => {
      const only = options.entity?.replaceAll('-', '_');
      await cli.withHub(command, async (hub) => {
        const proofs = await eachConnection(hub, cli, {
          name: options.connection,
          work: async ({ id, name }) =>
            (await hub.proof.list(id))
              .filter(({ entity }) => only === undefined || entity === only)
              .map((proof) => ({ connection: name, ...proof, sentence: tellProof(proof) })),
        });
        const all = proofs.flat();
        if (options.json) cli.terminal.out(toJson(all));
        else if (all.length === 0) cli.terminal.out('Nothing has been read to the end yet. Begin with: npx sundog sync\n');
        else
          for (const { connection, entity, endedAt, sentence } of all)
            cli.terminal.out(`${connection} ${entity} (${formatAge(endedAt.toISOString(), Date.now())}): ${sentence}\n`);
        if (all.some(({ isComplete, state }) => !isComplete || state !== 'done')) cli.exitWith(2);
      });
    });
}
