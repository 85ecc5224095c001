import type { Command } from 'commander';
import type { ChainReport } from '../../../engine/audit/verify-chain.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';

interface VerifyOptions {
  readonly anchor?: readonly string[];
  readonly json?: boolean;
}

/** `sundog audit verify`: computes every hash again. Exit code 1 where something is not as it was written. */
export function addAuditVerify(group: Command, cli: Cli): void {
  group
    .command('verify')
    .description('compute every hash again, and name the first row that is not as it was written; exit code 1 if there is one')
    .option('--anchor <file>', 'compare with what was kept elsewhere too; may be given several times', collectFiles)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('audit verify', 'audit verify --anchor /safe/place/audit-heads.json --json'))
    .action(async (options: VerifyOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const chains = await house.audit.verifyAll(options.anchor ?? [], cli.signal);
        const isWhole = chains.every(({ fault }) => fault === null);
        if (options.json) cli.terminal.out(toJson({ isWhole, chains }));
        else if (chains.length === 0) cli.terminal.out('There is no audit yet: nothing was done.\n');
        else for (const chain of chains) cli.terminal.out(describe(chain));
        if (!isWhole) cli.exitWith(1);
      });
    });
}

/** `sundog audit head`: where every chain stands, to be kept in another place. */
export function addAuditHead(group: Command, cli: Cli): void {
  group
    .command('head')
    .description('where the audit stands now: keep it in another place, and give it to verify later')
    .option('--json', 'as JSON, as verify takes it')
    .addHelpText('after', examples('audit head', 'audit head --json > /safe/place/audit-heads.json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const heads = await house.audit.heads();
        if (options.json) return cli.terminal.out(toJson(heads));
        if (heads.length === 0) return cli.terminal.out('There is no audit yet: nothing was done.\n');
        for (const { chain, seq, hash } of heads) cli.terminal.out(`${nameOf(chain)}: row ${seq}, ${hash}\n`);
      });
    });
}

function describe({ chain, rows, anchors, last, fault }: ChainReport): string {
  const whole = `${plural(rows, 'row')} whole${anchors === 0 ? ', no anchor to compare with' : `, ${plural(anchors, 'anchor')} agreed`}`;
  if (fault) return `${nameOf(chain)}: ${fault.sentence} (${fault.kind} at row ${fault.seq}; ${whole} before)\n`;
  return `${nameOf(chain)}: ${whole}${last ? `, the last has the hash ${last.hash}` : ''}.\n`;
}

function nameOf(chain: number): string {
  return chain === 0 ? 'installation' : `workspace ${chain}`;
}

function collectFiles(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
