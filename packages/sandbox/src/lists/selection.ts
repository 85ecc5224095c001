import { compareKeys } from '../tables/compare-keys.ts';
import type { GeneratedTable } from '../tables/generated-table.ts';
import type { Condition } from './condition.ts';
import { numberOf } from './number-of.ts';

/** By which member rows are ordered; null: by key. */
export interface Order {
  readonly member: string | null;
  readonly descending: boolean;
}

/** The slots of the rows that a list shows, in its order. */
export interface Selection {
  readonly length: number;
  at(index: number): number;
}

const keptPerTable = 24;
const kept = new WeakMap<GeneratedTable, Map<string, { version: number; selection: Selection }>>();
const baseOrders = new WeakMap<GeneratedTable, Map<string, Int32Array>>();

/** The rows of a table that meet every condition, in order. Kept until the table is written. */
export function select(table: GeneratedTable, conditions: readonly Condition[], order: readonly Order[]): Selection {
  const [first = { member: null, descending: false }, ...more] = order;
  if (conditions.length === 0 && first.member === null) return byKey(table, first.descending);
  const name = JSON.stringify([conditions.map((condition) => condition.name), order]);
  const cache = kept.get(table) ?? new Map<string, { version: number; selection: Selection }>();
  kept.set(table, cache);
  const known = cache.get(name);
  if (known?.version === table.version) return known.selection;
  const selection =
    more.length === 0 && first.member !== null ? byMember(table, conditions, first) : byComparing(table, conditions, order);
  cache.delete(name);
  cache.set(name, { version: table.version, selection });
  const oldest = cache.keys().next().value;
  if (cache.size > keptPerTable && oldest !== undefined) cache.delete(oldest);
  return selection;
}

function byKey(table: GeneratedTable, descending: boolean): Selection {
  const slots = table.orderedSlots();
  const length = table.count();
  const at = (index: number) => (slots ? (slots[index] ?? -1) : index);
  return { length, at: descending ? (index) => at(length - 1 - index) : at };
}

function fromSlots(slots: Int32Array, descending = false): Selection {
  const last = slots.length - 1;
  return { length: slots.length, at: (index) => slots[descending ? last - index : index] ?? -1 };
}

/** Whether the row at a slot meets every condition, making the row only where no column suffices. */
export function tester(table: GeneratedTable, conditions: readonly Condition[]): (slot: number) => boolean {
  const quick: { values: Float64Array; isWanted: (value: number) => boolean }[] = [];
  const slow: Condition[] = [];
  for (const condition of conditions) {
    const values = condition.member !== undefined && condition.ofNumber ? table.column(condition.member) : null;
    if (values && condition.ofNumber) quick.push({ values, isWanted: condition.ofNumber });
    else slow.push(condition);
  }
  return (slot) => {
    if (!table.isUntouched(slot)) {
      const row = table.peek(slot);
      return conditions.every((condition) => condition.ofRow(row));
    }
    for (const { values, isWanted } of quick) if (!isWanted(values[slot] ?? Number.NaN)) return false;
    if (slow.length === 0) return true;
    const row = table.peek(slot);
    return slow.every((condition) => condition.ofRow(row));
  };
}

function matching(table: GeneratedTable, conditions: readonly Condition[]): Int32Array {
  const isWanted = tester(table, conditions);
  const slots = new Int32Array(table.count());
  let length = 0;
  for (const slot of table.slots()) if (isWanted(slot)) slots[length++] = slot;
  return slots.subarray(0, length);
}

function byComparing(table: GeneratedTable, conditions: readonly Condition[], order: readonly Order[]): Selection {
  const slots = matching(table, conditions);
  if (order.length === 0 || (order.length === 1 && order[0]?.member === null)) return fromSlots(slots, order[0]?.descending);
  const keys = order.map(({ member }) => (member === null ? null : sortKeys(table, slots, member)));
  const places = Int32Array.from(slots, (_, index) => index);
  places.sort((a, b) => {
    for (let level = 0; level < order.length; level += 1) {
      const values = keys[level];
      const difference = values
        ? compareValues(values[a], values[b])
        : compareKeys(table.keyAt(slots[a] ?? 0), table.keyAt(slots[b] ?? 0));
      if (difference !== 0) return order[level]?.descending ? -difference : difference;
    }
    return a - b;
  });
  return fromSlots(places.map((place) => slots[place] ?? 0));
}

/**
 * One ordered member. The order of the base rows is computed once for all time; what was written since is sorted apart and merged in,
 * so that "newest first" over a million tickets stays cheap between writes.
 */
function byMember(table: GeneratedTable, conditions: readonly Condition[], order: Order): Selection {
  const member = order.member ?? 'id';
  const column = table.column(member);
  if (!column) return byComparing(table, conditions, [order]);
  const isWanted = tester(table, conditions);
  const written = table.writtenSlots().filter(isWanted);
  const valueAt = (slot: number) => (table.isUntouched(slot) ? (column[slot] ?? Number.NaN) : numberOf(table.peek(slot)[member]));
  const compare = (a: number, b: number) => compareValues(valueAt(a), valueAt(b)) || compareKeys(table.keyAt(a), table.keyAt(b));
  written.sort(compare);
  const slots = new Int32Array(table.count());
  let length = 0;
  let next = 0;
  for (const slot of baseOrder(table, member, column)) {
    if (!table.isUntouched(slot) || !table.isLive(slot) || !isWanted(slot)) continue;
    for (let other = written[next]; other !== undefined && compare(other, slot) < 0; other = written[next]) {
      slots[length++] = other;
      next += 1;
    }
    slots[length++] = slot;
  }
  for (const slot of written.slice(next)) slots[length++] = slot;
  return fromSlots(slots.subarray(0, length), order.descending);
}

function baseOrder(table: GeneratedTable, member: string, column: Float64Array): Int32Array {
  const orders = baseOrders.get(table) ?? new Map<string, Int32Array>();
  baseOrders.set(table, orders);
  const known = orders.get(member);
  if (known) return known;
  const order = Int32Array.from(column, (_, slot) => slot);
  order.sort((a, b) => compareValues(column[a], column[b]) || a - b);
  orders.set(member, order);
  return order;
}

function sortKeys(table: GeneratedTable, slots: Int32Array, member: string): readonly (number | string | undefined)[] {
  const column = table.column(member);
  return Array.from(slots, (slot) => {
    if (column && table.isUntouched(slot)) return column[slot];
    const value = table.peek(slot)[member];
    if (typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}T/.test(value)) return value.toLowerCase();
    return numberOf(value);
  });
}

/** Nothing sorts before everything, as SQL Server does with NULL. */
function compareValues(a: number | string | undefined, b: number | string | undefined): number {
  const [isEmptyA, isEmptyB] = [a === undefined || Number.isNaN(a), b === undefined || Number.isNaN(b)];
  if (isEmptyA || isEmptyB) return Number(isEmptyB) - Number(isEmptyA);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [textA, textB] = [String(a), String(b)];
  return textA < textB ? -1 : textA > textB ? 1 : 0;
}
