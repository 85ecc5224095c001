import type { PlanValue, PlanValues } from '../plan/plan-value.ts';
import { isSameValue, labelOfField, type RecordShape, readFields, typeOfField } from '../plan/record-shape.ts';
import { isShown } from './is-shown.ts';

/** What becomes of one field when two assets are merged. */
export interface MergedField {
  readonly field: string;
  readonly label: string;
  readonly kept: PlanValue;
  readonly other: PlanValue;
  /** The value afterwards: the kept asset's, or the other's where the kept one says nothing. */
  readonly wins: PlanValue;
}

/** Members that say what an asset is to HaloPSA, and not what it is. */
const ownOfEach = new Set(['thirdPartyId', 'isInactive', 'siteId', 'statusId', 'tag', 'assetTypeId']);

/** What two assets come to: every field in which they differ. Pure. */
export function mergeValues(
  shape: RecordShape,
  { kept, other }: { readonly kept: Readonly<Record<string, unknown>>; readonly other: Readonly<Record<string, unknown>> },
): readonly MergedField[] {
  const fields = [...Object.keys(shape.members).filter((field) => !ownOfEach.has(field)), ...listed(shape, other)];
  const values: PlanValues = readFields(shape, kept, fields);
  const others: PlanValues = readFields(shape, other, fields);
  return fields.flatMap((field) => {
    if (!isShown(shape, kept, field) || !isShown(shape, other, field)) return [];
    const [one, two] = [values[field] ?? null, others[field] ?? null];
    if (two === null || isSameValue(typeOfField(shape, field), one, two)) return [];
    const isBlank = one === null || one === false;
    return [{ field, label: labelFrom(shape, other, field), kept: one, other: two, wins: isBlank ? two : one }];
  });
}

function listed(shape: RecordShape, record: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(shape.lists).flatMap(([prefix, { wire }]) =>
    elementsOf(record[wire]).flatMap(({ id }) => (Number.isInteger(id) && Number(id) > 0 ? [`${prefix}:${Number(id)}`] : [])),
  );
}

function labelFrom(shape: RecordShape, record: Readonly<Record<string, unknown>>, field: string): string {
  const [prefix = '', id] = field.split(':');
  const list = shape.lists[prefix];
  const named = list && elementsOf(record[list.wire]).find((one) => String(one['id']) === id)?.['name'];
  return typeof named === 'string' ? named : labelOfField(shape, field);
}

function elementsOf(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null) : [];
}
