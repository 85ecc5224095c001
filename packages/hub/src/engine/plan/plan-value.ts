/** What a field of a plan can be: what JSON can say of one thing. An instant is ISO 8601 in UTC, an amount is a number as Halo has it. */
export type PlanValue = string | number | boolean | null;

/** Fields by our names of them, each with its value. */
export type PlanValues = Readonly<Record<string, PlanValue>>;

/** The number of a change of the same plan, the key of whose record is the value: an asset of a type that the plan makes first. */
export interface KeyOfChange {
  readonly keyOfChange: number;
}

/** What a change writes: values, and keys of records that come to be in the same plan. */
export type PlannedValues = Readonly<Record<string, PlanValue | KeyOfChange>>;

/** Whether the value is a key that is not known yet. */
export function isKeyOfChange(value: unknown): value is KeyOfChange {
  return typeof value === 'object' && value !== null && 'keyOfChange' in value;
}

/** The planned values with every key that was still unknown put in. Null: a record that is needed did not come to be. */
export function resolveKeys(values: PlannedValues, keyOf: (change: number) => string | null): PlanValues | null {
  const resolved: Record<string, PlanValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isKeyOfChange(value)) {
      resolved[name] = value;
      continue;
    }
    const key = keyOf(value.keyOfChange);
    if (key === null) return null;
    resolved[name] = /^\d+$/.test(key) ? Number(key) : key;
  }
  return resolved;
}
