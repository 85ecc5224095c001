import type { SeedEntity } from '../seed/seed-entity.ts';
import type { World } from '../seed/world.ts';
import { compareKeys } from './compare-keys.ts';
import { copyRow } from './copy-row.ts';
import type { Row, RowKey, Table } from './table.ts';

interface TableOptions {
  readonly entity: string;
  /** Null: the table begins empty. */
  readonly seed: SeedEntity | null;
  readonly world: World;
  /** The key of a row that is written; base rows have the key that their seed says. */
  readonly keyOf: (row: Row) => RowKey;
}

/**
 * A table whose base rows are made on demand by a seed and whose written rows stand in an overlay. A row is addressed by its slot:
 * base rows have the slots from 0 on in order of their key, written rows follow. A slot is never used twice.
 */
export class GeneratedTable implements Table {
  readonly entity: string;
  readonly #seed: SeedEntity | null;
  readonly #world: World;
  readonly #keyOf: (row: Row) => RowKey;
  readonly #baseCount: number;
  readonly #overlay = new Map<number, Row>();
  readonly #inserted: RowKey[] = [];
  readonly #slotByInsertedKey = new Map<RowKey, number>();
  readonly #insertedByParent = new Map<string, number[]>();
  readonly #removed = new Set<number>();
  readonly #columns = new Map<string, Float64Array>();
  #highestId: number;
  #version = 0;
  #order: { version: number; slots: Int32Array | null } = { version: -1, slots: null };

  constructor(options: TableOptions) {
    this.entity = options.entity;
    this.#seed = options.seed;
    this.#world = options.world;
    this.#keyOf = options.keyOf;
    this.#baseCount = options.seed?.count(options.world) ?? 0;
    const last = this.#baseCount > 0 ? this.keyAt(this.#baseCount - 1) : 0;
    this.#highestId = typeof last === 'number' ? Math.max(0, last) : 0;
  }

  /** Rises with every write: what was computed from the rows is valid for one version. */
  get version(): number {
    return this.#version;
  }

  get baseCount(): number {
    return this.#baseCount;
  }

  /** Slots in use, those of removed rows included. */
  get slotCount(): number {
    return this.#baseCount + this.#inserted.length;
  }

  count(): number {
    return this.slotCount - this.#removed.size;
  }

  /** Whether the row at this slot is as its seed made it. */
  isUntouched(slot: number): boolean {
    return slot < this.#baseCount && !this.#overlay.has(slot);
  }

  isLive(slot: number): boolean {
    return !this.#removed.has(slot);
  }

  /** Whether the live rows are exactly the slots from 0 to `count()`, in order of key. */
  isPlain(): boolean {
    return this.#removed.size === 0 && this.#inserted.length === 0;
  }

  keyAt(slot: number): RowKey {
    const inserted = this.#inserted[slot - this.#baseCount];
    if (inserted !== undefined) return inserted;
    return this.#seed?.keyAt ? this.#seed.keyAt(slot, this.#world) : slot + 1;
  }

  /** The slot of a key, removed rows included, or -1. */
  slotOf(key: RowKey): number {
    const inserted = this.#slotByInsertedKey.get(key);
    if (inserted !== undefined) return inserted;
    if (!this.#seed) return -1;
    if (this.#seed.indexOf) return this.#seed.indexOf(key, this.#world);
    return typeof key === 'number' && Number.isInteger(key) && key >= 1 && key <= this.#baseCount ? key - 1 : -1;
  }

  /** The row at a slot, to be read only: it may be the very object that the table keeps. */
  peek(slot: number): Row {
    const written = this.#overlay.get(slot);
    if (written) return written;
    if (!this.#seed) throw new RangeError(`There is no row ${slot} of ${this.entity}.`);
    return this.#seed.row(slot, this.#world);
  }

  /** The row at a slot as an object that belongs to the caller; its nested values may be the table's. */
  own(slot: number): Row {
    const written = this.#overlay.get(slot);
    return written ? { ...written } : this.peek(slot);
  }

  get(key: RowKey): Row | undefined {
    const slot = this.slotOf(key);
    return slot < 0 || this.#removed.has(slot) ? undefined : this.#fresh(slot);
  }

  *rows(): Iterable<Row> {
    for (const slot of this.slots()) yield this.#fresh(slot);
  }

  /** Slots of the live rows, in order of key. */
  *slots(): Iterable<number> {
    const ordered = this.orderedSlots();
    if (ordered) yield* ordered;
    else for (let slot = 0; slot < this.#baseCount; slot += 1) yield slot;
  }

  /** The same as an array; null where it is all slots from 0 on. */
  orderedSlots(): Int32Array | null {
    if (this.#order.version === this.#version) return this.#order.slots;
    this.#order = { version: this.#version, slots: this.isPlain() ? null : this.#computeOrder() };
    return this.#order.slots;
  }

  /** A member of every base row as numbers, where the seed can give it without making the rows. NaN: the row has none. */
  column(member: string): Float64Array | null {
    const known = this.#columns.get(member);
    if (known) return known;
    const quick = this.#seed?.quick?.[member];
    if (!quick) return null;
    const values = new Float64Array(this.#baseCount);
    for (let slot = 0; slot < values.length; slot += 1) values[slot] = quick(slot, this.#world);
    this.#columns.set(member, values);
    return values;
  }

  /** An id that no row has or had. */
  nextId(): number {
    return this.#highestId + 1;
  }

  insert(row: Row): Row {
    const key = this.#keyOf(row);
    if (this.slotOf(key) >= 0) throw new Error(`A row ${key} of ${this.entity} exists already.`);
    const slot = this.slotCount;
    this.#inserted.push(key);
    this.#slotByInsertedKey.set(key, slot);
    this.#overlay.set(slot, copyRow(row));
    this.#noteParent(key, slot);
    if (typeof key === 'number') this.#highestId = Math.max(this.#highestId, key);
    this.#version += 1;
    return this.#fresh(slot);
  }

  update(key: RowKey, changes: Row): Row {
    const slot = this.slotOf(key);
    if (slot < 0 || this.#removed.has(slot)) throw new Error(`There is no row ${key} of ${this.entity}.`);
    this.#overlay.set(slot, copyRow({ ...this.peek(slot), ...changes }));
    this.#version += 1;
    return this.#fresh(slot);
  }

  remove(key: RowKey): Row | undefined {
    const slot = this.slotOf(key);
    if (slot < 0 || this.#removed.has(slot)) return undefined;
    const row = this.#fresh(slot);
    this.#removed.add(slot);
    this.#version += 1;
    return row;
  }

  /** Brings a removed row back, as it was. */
  restore(key: RowKey): Row | undefined {
    const slot = this.slotOf(key);
    if (slot < 0 || !this.#removed.delete(slot)) return undefined;
    this.#version += 1;
    return this.#fresh(slot);
  }

  /**
   * Slots of all rows of one parent, ascending by id, removed ones included: for keys of the form `parent:id`, whose base rows stand
   * together and begin at `parent:1`.
   */
  slotsOfParent(parent: number | string): readonly number[] {
    const slots: number[] = [];
    const first = this.slotOf(`${parent}:1`);
    if (first >= 0 && first < this.#baseCount)
      for (let slot = first; slot < this.#baseCount && String(this.keyAt(slot)).startsWith(`${parent}:`); slot += 1)
        slots.push(slot);
    return [...slots, ...(this.#insertedByParent.get(String(parent)) ?? [])];
  }

  /** Slots of rows that were removed. */
  removedSlots(): readonly number[] {
    return [...this.#removed].sort((a, b) => compareKeys(this.keyAt(a), this.keyAt(b)));
  }

  /** Slots whose rows were written and are live, in no order. */
  writtenSlots(): readonly number[] {
    return [...this.#overlay.keys()].filter((slot) => !this.#removed.has(slot));
  }

  #noteParent(key: RowKey, slot: number): void {
    if (typeof key !== 'string') return;
    const parent = key.slice(0, Math.max(0, key.indexOf(':')));
    this.#insertedByParent.set(parent, [...(this.#insertedByParent.get(parent) ?? []), slot]);
  }

  #fresh(slot: number): Row {
    const written = this.#overlay.get(slot);
    return written ? copyRow(written) : this.peek(slot);
  }

  #computeOrder(): Int32Array {
    const slots = new Int32Array(this.count());
    let length = 0;
    for (let slot = 0; slot < this.slotCount; slot += 1) if (!this.#removed.has(slot)) slots[length++] = slot;
    const firstInserted = slots.findIndex((slot) => slot >= this.#baseCount);
    if (firstInserted < 0 || this.#isAscending(slots, firstInserted)) return slots;
    return slots.sort((a, b) => compareKeys(this.keyAt(a), this.keyAt(b)));
  }

  #isAscending(slots: Int32Array, firstInserted: number): boolean {
    for (let index = Math.max(1, firstInserted); index < slots.length; index += 1) {
      const [before, here] = [slots[index - 1] ?? 0, slots[index] ?? 0];
      if (compareKeys(this.keyAt(before), this.keyAt(here)) > 0) return false;
    }
    return true;
  }
}
