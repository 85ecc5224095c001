import type { Instance } from '../instance.ts';
import type { Row, RowKey } from '../tables/table.ts';
import { derivedEntities, derivedRows } from './derived-rows.ts';
import type { Effect } from './oracle.ts';

/** What is truly in this Halo, and what was ever committed. Entities are named in singular: `ticket`, `invoice-line`. */
export class OracleView {
  readonly #halo: Instance;

  constructor(halo: Instance) {
    this.#halo = halo;
  }

  /** Effects after `seq`, in commit order. */
  effects(after = 0): readonly Effect[] {
    return this.#halo.oracle.after(after);
  }

  /** Entities with a table of their own, and those that stand inside the rows of others. */
  entities(): readonly string[] {
    return [...new Set([...this.#halo.tables.entities(), ...derivedEntities])].sort();
  }

  count(entity: string): number {
    const rows = derivedRows(this.#halo.tables, entity);
    if (!rows) return this.#halo.tables.of(entity).count();
    let count = 0;
    for (const _row of rows) count += 1;
    return count;
  }

  counts(): Record<string, number> {
    return Object.fromEntries(this.entities().map((entity) => [entity, this.count(entity)]));
  }

  /** Every row of an entity now, ascending by key. */
  snapshot(entity: string): Iterable<Row> {
    return derivedRows(this.#halo.tables, entity) ?? this.#halo.tables.of(entity).rows();
  }

  *keys(entity: string): Iterable<RowKey> {
    const rows = derivedRows(this.#halo.tables, entity);
    if (rows) {
      for (const row of rows) yield Number(row['id']);
      return;
    }
    const table = this.#halo.tables.of(entity);
    for (const slot of table.slots()) yield table.keyAt(slot);
  }

  get(entity: string, key: RowKey): Row | undefined {
    return this.#halo.tables.of(entity).get(key);
  }
}
