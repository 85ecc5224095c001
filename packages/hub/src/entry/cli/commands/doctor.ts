import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';

const marks = { ok: ['green', 'ok'], warn: ['yellow', 'look'], fail: ['red', 'FAIL'] } as const;

/** `sundog doctor`: looks at the installation itself; `check` looks at HaloPSA. */
export function addDoctorCommand(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('look at the installation itself: database, roles, isolation, migrations, disk, key')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('doctor'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { diagnoseStore } = await import('../../../store/doctor.ts');
      await cli.withInstallation(command, { migrate: false }, async ({ store, dataDir, key }) => {
        const diagnoses = await diagnoseStore({ access: store.access, dataDir, key });
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
