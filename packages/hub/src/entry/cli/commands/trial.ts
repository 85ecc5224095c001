import { confirm, isCancel } from '@clack/prompts';
import type { Command } from 'commander';
import type { TrialPlan } from '../../../engine/xray/trial/trial-subject.ts';
import type { TrialReport } from '../../../features/trial/try-write.ts';
import { NotConfirmedError } from '../../../foundation/errors/not-confirmed.ts';
import { TrialImpossibleError } from '../../../foundation/errors/trial-impossible.ts';
import { quoted } from '../../../foundation/quoted.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { formatTable } from '../text-table.ts';

interface TrialOptions {
  readonly connection: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const exitCodes = { allowed: 0, refused: 1, unclear: 2 } as const;

/** `sundog trial`: tries a write that no read can show, after a person has read what it may leave behind. */
export function addTrialCommand(program: Command, cli: Cli): void {
  program
    .command('trial')
    .description('try a write that no read can show: makes one marked record in HaloPSA, reads it back and deletes it')
    .argument('[subject]', 'create-ticket or create-asset (default: list what was tried)')
    .requiredOption('--connection <name>', 'in the HaloPSA of this connection')
    .option('--yes', 'do not ask: what it may leave behind has been read')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'trial --connection my-halo',
        'trial create-ticket --connection my-halo',
        'trial create-asset --connection my-halo --yes --json',
      ),
    )
    .action(async (subject: string | undefined, options: TrialOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const { id: connectionId } = await hub.findConnection(options.connection);
        if (subject === undefined) {
          const trials = await hub.trial.list(connectionId);
          const rows = trials.map((one) => [
            one.subject,
            one.startedAt.toISOString(),
            one.outcome ?? 'was cut off',
            one.leftBehind ?? '',
          ]);
          const columns = [{ title: 'trial' }, { title: 'started' }, { title: 'outcome' }, { title: 'left behind' }];
          cli.terminal.out(options.json ? toJson(trials) : formatTable(columns, rows, cli.terminal.width));
          return;
        }
        const plan = await hub.trial.plan({ connectionId, subject });
        if (plan.why !== null) throw new TrialImpossibleError(plan.why);
        cli.terminal.say(describePlan(plan));
        if (!options.yes) await confirmTrial(cli, subject, options.connection);
        const report = await hub.trial.run({ connectionId, subject, isConfirmed: true, signal: cli.signal });
        cli.terminal.out(options.json ? toJson(report) : describeReport(report));
        cli.exitWith(exitCodes[report.outcome]);
      });
    });
}

async function confirmTrial(cli: Cli, subject: string, connection: string): Promise<void> {
  if (!cli.terminal.canAsk) throw new NotConfirmedError(`trial ${subject} --connection ${quoted(connection)}`);
  const answer = await confirm({ message: 'Send this to HaloPSA?', initialValue: false, output: process.stderr });
  if (isCancel(answer) || !answer) throw new DOMException('stopped', 'AbortError');
}

function describePlan({ sends, mayStay }: TrialPlan): string {
  const list = (sentences: readonly string[]) => sentences.map((sentence) => `  - ${sentence}\n`).join('');
  return `This will be sent to HaloPSA:\n${list(sends)}This may stay in HaloPSA afterwards:\n${list(mayStay)}`;
}

function describeReport({ steps, outcome, leftBehind, marker }: TrialReport): string {
  const lines = steps.map(
    ({ request, result, status }) => `  ${request}: ${result ?? 'never ended'}${status === null ? '' : ` (${status})`}\n`,
  );
  return `${lines.join('')}Outcome: ${outcome}\nMarker: ${marker}\nLeft behind: ${leftBehind}\n`;
}
