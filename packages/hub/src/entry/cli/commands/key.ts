import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { plural } from '../figures.ts';

/** `sundog key rotate`: changes the key under which secrets are encrypted. */
export function addKeyCommand(program: Command, cli: Cli): void {
  const group = program.command('key').description("the hub's own key, under which secrets are encrypted");
  group
    .command('rotate')
    .description('encrypt every secret under a new key; interrupted, everything stays readable and the next run goes on')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `${examples('key rotate')}\nA key from SUNDOG_SECRET_KEY: set the new one as SUNDOG_SECRET_KEY_NEXT for every process, restart them, run this, then move it.\n`,
    )
    .action(async (options: { json?: boolean }, command: Command) => {
      const { rotateKey } = await import('../../rotate-key.ts');
      await cli.withInstallation(command, { migrate: true }, async (installation) => {
        const report = await rotateKey(installation);
        if (options.json) return cli.terminal.out(toJson(report));
        const { file } = installation.key;
        cli.terminal.out(`${plural(report.resealed + report.already, 'secret')} under the new key ${report.keyId}.\n`);
        cli.terminal.say(
          file === null
            ? 'Set SUNDOG_SECRET_KEY to the new key now, take SUNDOG_SECRET_KEY_NEXT away, and restart every process.\n'
            : `${file} holds it. Copies of the old key open only backups that were made before.\n`,
        );
        if (file === null) cli.exitWith(2);
      });
    });
}
