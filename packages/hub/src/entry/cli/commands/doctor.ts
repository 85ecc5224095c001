import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';

const marks = { ok: ['green', 'ok'], warn: ['yellow', 'look'], fail: ['red', 'FAIL'] } as const;

/** `sundog doctor`: everything that is wrong, on one screen, worst first; `check` tests one connection in depth. */
export function addDoctorCommand(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('what is wrong, worst first: installation, database, key, processes, connections, late flows')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('doctor', 'doctor --json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { diagnose } = await import('../../doctor-door.ts');
      await cli.withInstallation(command, { migrate: false }, async (installation) => {
        const diagnoses = await diagnose(installation);
        if (options.json) cli.terminal.out(toJson(diagnoses));
        else
          for (const { outcome, sentence, remedy } of diagnoses) {
            const [style, mark] = marks[outcome];
            cli.terminal.out(
              `${cli.terminal.paint(style, mark.padEnd(4))} ${sentence}\n${remedy === null ? '' : `     Remedy: ${remedy}\n`}`,
            );
          }
        for (const { outcome } of diagnoses) cli.exitWith(outcome === 'fail' ? 1 : outcome === 'warn' ? 2 : 0);
      });
    });
}
