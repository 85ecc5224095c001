import type { PlanValue, PlanValues } from '../plan/plan-value.ts';
import { isSameValue, type RecordShape, readFields } from '../plan/record-shape.ts';
import type { CompiledField } from './compile-field-map.ts';
import { decideField, type FieldDecision, type LastWritten } from './decide-field.ts';
import type { DeviceWorld, MirroredAsset, SourceDeviceRecord } from './device-world.ts';
import { isShown } from './is-shown.ts';
import type { Lookups } from './transform-definition.ts';

/** What became of one field of one device. */
export interface DecidedField {
  readonly field: string;
  readonly label: string;
  /** What the source says; null where it says nothing or has a problem. */
  readonly value: PlanValue;
  readonly halo: PlanValue | undefined;
  readonly observedAt: Date;
  readonly decision: FieldDecision | { readonly act: 'problem'; readonly problem: string };
}

/** A page of a list can be under way for so long: what the mirror got within that time after a write may be older than the write. */
const pageMs = 120_000;

/** A field as HaloPSA has it now, as far as is known: what was written after the mirror looked counts as there. */
export function haloValue(
  shape: RecordShape,
  asset: MirroredAsset,
  { field, last }: { readonly field: string; readonly last: LastWritten | null },
): PlanValue | undefined {
  if (last !== null && asset.seenAt.getTime() < last.writtenAt.getTime() + pageMs) return last.value;
  if (!isShown(shape, asset.record, field)) return last?.value;
  return readFields(shape, asset.record, [field])[field] ?? null;
}

/** Decides about every mapped field of a device that is linked to an asset. Pure. */
export function decideDeviceFields(
  world: DeviceWorld,
  device: SourceDeviceRecord,
  { asset, lookups }: { readonly asset: MirroredAsset; readonly lookups: Lookups },
): readonly DecidedField[] {
  const { shape } = world.definitions.update;
  const { values, locks } = world.memory(asset.id);
  return world.fields.map((compiled) => {
    const { field, label, type, entry } = compiled;
    const last = values.get(field) ?? null;
    const halo = haloValue(shape, asset, { field, last });
    const said = compiled.say(device.record, lookups);
    const about = { field, label, halo, observedAt: device.changedAt };
    if ('problem' in said) return { ...about, value: null, decision: { act: 'problem', problem: said.problem } };
    const decision = decideField({
      type,
      rule: entry,
      source: { id: world.source.id, value: said.value, observedAt: device.changedAt },
      halo,
      last,
      lock: locks.get(field) ?? null,
      edit: world.edit(asset.id, field),
      authority:
        said.value === null || isSameValue(type, said.value, halo ?? null)
          ? null
          : authorityOf(world, compiled, { asset, lookups }),
    });
    return { ...about, value: said.value, decision };
  });
}

/** The other source that is to say this field of this asset and does say it; null: ours is. */
function authorityOf(
  world: DeviceWorld,
  { field, entry }: CompiledField,
  { asset, lookups }: { readonly asset: MirroredAsset; readonly lookups: Lookups },
): string | null {
  for (const rival of world.rivals(asset.id)) {
    const theirs = rival.fields.find((one) => one.field === field && one.entry.direction !== 'from-halo');
    if (!theirs) continue;
    const isBefore =
      theirs.entry.authority < entry.authority ||
      (theirs.entry.authority === entry.authority && rival.sourceId < world.source.id);
    if (!isBefore) continue;
    const said = theirs.say(rival.record, lookups);
    if ('value' in said && said.value !== null) return rival.sourceName;
  }
  return null;
}

/** The values of the fields that are to be written. */
export function writtenFields(decided: readonly DecidedField[]): PlanValues {
  return Object.fromEntries(decided.filter(({ decision }) => decision.act === 'write').map(({ field, value }) => [field, value]));
}
