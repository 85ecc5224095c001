import type { RowKey } from './table.ts';

/** Orders keys: numbers by value, `parent:id` by parent and then id, other texts by code unit; numbers before texts. */
export function compareKeys(a: RowKey, b: RowKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  const [parentA, idA] = partsOf(a);
  const [parentB, idB] = partsOf(b);
  if (parentA !== null && parentB !== null) return parentA - parentB || idA - idB;
  return a < b ? -1 : a > b ? 1 : 0;
}

function partsOf(key: string): readonly [number | null, number] {
  const match = /^(-?\d+):(-?\d+)$/.exec(key);
  return match ? [Number(match[1]), Number(match[2])] : [null, 0];
}
