import type { Command } from 'commander';
import { type Cli, examples, toJson } from '../cli.ts';
import { eachConnection } from '../each-connection.ts';
import { parseList } from '../option-values.ts';
import { formatTable } from '../text-table.ts';

interface FeaturesOptions {
  readonly connection?: string;
  readonly on?: readonly string[];
  readonly off?: readonly string[];
  readonly json?: boolean;
}

/** `sundog features`: which features of the product a connection uses; they decide which rights are looked for. */
export function addFeaturesCommand(program: Command, cli: Cli): void {
  program
    .command('features')
    .description('list the features of a connection, and switch them on and off; what is on decides which rights are looked for')
    .option('--connection <name>', 'of this connection (default: all)')
    .option('--on <names>', 'switch these on, with commas between', parseList)
    .option('--off <names>', 'switch these off', parseList)
    .option('--json', 'as JSON')
    .addHelpText('after', examples('features', 'features --on tickets-write --off knowledge-read'))
    .action(async ({ connection, on = [], off = [], json }: FeaturesOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const work = async ({ id, name }: { readonly id: number; readonly name: string }) => {
          const features =
            on.length + off.length === 0
              ? await hub.xray.listFeatures(id)
              : await hub.xray.chooseFeatures({ connectionId: id, on, off });
          const { report } = await hub.xray.read(id);
          const verdictOf = (feature: string) => report?.features.find((one) => one.name === feature)?.verdict ?? null;
          const shown = features.map((feature) => ({ ...feature, lastVerdict: verdictOf(feature.name) }));
          if (!json) {
            cli.terminal.say(`${cli.terminal.paint('bold', name)}\n`);
            cli.terminal.out(
              formatTable(
                [{ title: 'feature' }, { title: 'is' }, { title: 'last X-ray' }, { title: 'what it does' }],
                shown.map(({ name: feature, isOn, lastVerdict, purpose }) => [
                  feature,
                  isOn ? 'on' : 'off',
                  lastVerdict?.replaceAll('-', ' ') ?? '',
                  purpose,
                ]),
                cli.terminal.width,
              ),
            );
          }
          return { connection: name, features: shown };
        };
        const results = await eachConnection(hub, cli, { name: connection, work });
        if (json) cli.terminal.out(toJson(connection === undefined ? results : (results[0] ?? null)));
      });
    });
}
