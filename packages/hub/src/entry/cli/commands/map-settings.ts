import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { MappingSettingsPatch } from '../../../engine/mapping/mapping-settings.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseKind } from '../map-options.ts';
import { describeChanges, describeOutcome } from '../map-text.ts';
import { collectPair, type GivenPairs } from '../source-options.ts';

interface SettingsOptions {
  readonly linkByRule?: string;
  readonly ask?: string;
  readonly rules?: string;
  readonly deviceKey?: GivenPairs;
  readonly skipSteps?: string;
  readonly apply?: boolean;
  readonly json?: boolean;
}

/** `sundog map settings`. */
export function addMapSettings(group: Command, cli: Cli): void {
  group
    .command('settings')
    .description('show how a source is mapped; with changes, say what they would do: exit code 2, until --apply saves them')
    .argument('<source>', 'name or number of the source')
    .option('--link-by-rule <kinds>', 'kinds that rules may link by themselves, with commas between')
    .option('--ask <kinds>', 'kinds of which a person is asked about every link')
    .option('--rules <file>', 'parts of the match rules that differ, as JSON (docs/matching.md); {} takes them back')
    .option('--device-key <name=field>', 'where a value stands in assets, such as serial=field:117; may be repeated', collectPair)
    .option('--skip-steps <steps>', 'optional steps that are skipped (products, devices), with commas between; none: none')
    .option('--apply', 'save them')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'map settings ninja',
        'map settings ninja --ask device',
        'map settings ninja --device-key serial=field:117 --apply',
      ),
    )
    .action(async (source: string, options: SettingsOptions, command: Command) => {
      await cli.withHub(command, async (hub) => {
        const shown = await hub.mapping.readSettings(source);
        const patch = await toPatch(options, shown.settings.deviceKeys);
        if (Object.keys(patch).length === 0) return cli.terminal.out(toJson(shown));
        if (options.apply) {
          const outcome = await hub.mapping.saveSettings({ source, patch });
          return cli.terminal.out(options.json ? toJson(outcome) : `Saved. ${describeOutcome(outcome)}`);
        }
        const { other, ...parts } = await hub.mapping.previewSettings({ source, patch });
        cli.exitWith(2);
        if (options.json) return cli.terminal.out(toJson({ ...parts, other }));
        cli.terminal.out(`${describeChanges(parts)}Nothing is saved yet: --apply does it.\n`);
      });
    });
}

async function toPatch(options: SettingsOptions, deviceKeys: MappingSettingsPatch['deviceKeys']): Promise<MappingSettingsPatch> {
  const kinds = (given: string | undefined, isOn: boolean) =>
    (given?.split(',') ?? []).map((kind) => [parseKind(kind.trim()), isOn] as const);
  const autoLink = Object.fromEntries([...kinds(options.linkByRule, true), ...kinds(options.ask, false)]);
  const skipped = options.skipSteps?.split(',').map((step) => step.trim());
  const patch = {
    ...(Object.keys(autoLink).length === 0 ? {} : { autoLink }),
    ...(options.rules === undefined ? {} : { rules: await readJson(options.rules) }),
    ...(options.deviceKey === undefined ? {} : { deviceKeys: { ...deviceKeys, ...options.deviceKey } }),
    ...(skipped === undefined ? {} : { skippedSteps: skipped.filter((step) => step !== 'none' && step !== '') }),
  };
  return patch as MappingSettingsPatch;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new InvalidInputError('map settings', `${path} cannot be read as JSON`);
  }
}
