import type { PlanValue } from '../plan/plan-value.ts';
import { knowsField, labelOfField, type MemberType, type RecordShape, typeOfField } from '../plan/record-shape.ts';
import { coerceValue } from './coerce-value.ts';
import { type FieldMapEntry, fromOf } from './field-map.ts';
import { readSourceField } from './source-fields.ts';
import type { CompiledTransform, FieldScalar, Lookups, TransformDefinition } from './transform-definition.ts';

/** What a device says for a field of its asset. */
export type SourceSaying = { readonly value: PlanValue } | { readonly problem: string };

/** A line of a field map, ready to read devices. */
export interface CompiledField {
  readonly entry: FieldMapEntry;
  readonly field: string;
  readonly type: MemberType;
  readonly label: string;
  readonly say: (device: Readonly<Record<string, unknown>>, lookups: Lookups) => SourceSaying;
}

/** What a field map is read against. */
export interface FieldMapGrounds {
  readonly shape: RecordShape;
  readonly transforms: readonly TransformDefinition[];
  /** Whether makers or software write this where they have nothing to say. */
  readonly isJunk: (sourceField: string, value: FieldScalar) => boolean;
}

/** Fields that the hub itself decides, and that no map may name. */
const ownFields: ReadonlySet<string> = new Set(['thirdPartyId', 'isInactive']);

/** Makes a field map ready. A line that cannot be is told in `problems`, and no value goes by it. Pure. */
export function compileFieldMap(
  entries: readonly FieldMapEntry[],
  grounds: FieldMapGrounds,
): { readonly fields: readonly CompiledField[]; readonly problems: readonly string[] } {
  const fields: CompiledField[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const made = compileEntry(entry, grounds);
    if (typeof made === 'string') problems.push(`${entry.to}: ${made}`);
    else fields.push(made);
  }
  return { fields, problems };
}

function compileEntry(entry: FieldMapEntry, { shape, transforms, isJunk }: FieldMapGrounds): CompiledField | string {
  if (ownFields.has(entry.to)) return 'the hub decides about this field itself.';
  if (!knowsField(shape, entry.to)) return `there is no such field of ${shape.entity.title}.`;
  const steps: CompiledTransform[] = [];
  for (const { use, options } of entry.transforms) {
    const definition = transforms.find(({ name }) => name === use);
    if (!definition) return `there is no transform "${use}"; there are ${transforms.map(({ name }) => name).join(', ')}.`;
    const parsed = definition.options.safeParse(options);
    if (!parsed.success) return `"${use}": ${parsed.error.issues.map((issue) => issue.message).join(' ')}`;
    steps.push(definition.compile(options));
  }
  const type = typeOfField(shape, entry.to);
  return {
    entry,
    field: entry.to,
    type,
    label: labelOfField(shape, entry.to),
    say: (device, lookups) => {
      const read = readAll(entry, device, isJunk);
      return 'problem' in read ? read : runSteps(type, steps, { values: read.values, lookups });
    },
  };
}

function readAll(
  entry: FieldMapEntry,
  device: Readonly<Record<string, unknown>>,
  isJunk: FieldMapGrounds['isJunk'],
): { readonly values: readonly FieldScalar[] } | { readonly problem: string } {
  const values: FieldScalar[] = [];
  let junk = 0;
  for (const name of fromOf(entry))
    for (const value of readSourceField(device, name))
      if (isJunk(name, value)) junk += 1;
      else values.push(value);
  // Several MAC addresses, one of them junk, still say something; a serial number that is junk says nothing.
  return junk > 0 && values.length === 0 ? { problem: 'It is what devices report that have none.' } : { values };
}

function runSteps(
  type: MemberType,
  steps: readonly CompiledTransform[],
  { values, lookups }: { readonly values: readonly FieldScalar[]; readonly lookups: Lookups },
): SourceSaying {
  let held = values.length === 0 ? [null] : values;
  for (const step of steps) {
    const next = step(held, lookups);
    if ('problem' in next) return next;
    held = next.values;
  }
  return coerceValue(type, held);
}
