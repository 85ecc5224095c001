import type { Row } from './table.ts';

/** A deep copy of a row: arrays and plain objects are made anew, everything else (raw JSON texts of the messy scenario) stays what it is. */
export function copyRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([member, value]) => [member, copyValue(value)]));
}

function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return copyRow({ ...value });
}
