import type { Row, RowKey } from '../tables/table.ts';
import type { World } from './world.ts';

/**
 * How the rows of one entity are made. A row is a pure function of the seed and its index, so that a million of them need no memory.
 * Every member that a row holds exists in Halo's schema, with the right JSON type.
 */
export interface SeedEntity {
  readonly entity: string;
  /** How many rows this world has. */
  count(world: World): number;
  /** The row at `index` (from 0), in the shape of a detail; list rows are cut from it by the endpoint. */
  row(index: number, world: World): Row;
  /** The key of the row at `index`. Ascending in `index`. Default: `index + 1`. */
  keyAt?(index: number, world: World): RowKey;
  /** The index of a key, or -1. Default: `key - 1` within range. */
  indexOf?(key: RowKey, world: World): number;
  /**
   * Members that can be had without making the whole row, so that filters and orders over a million rows stay fast. Each must equal
   * the member of the same name in `row(index)`; dates as milliseconds since 1970.
   */
  readonly quick?: Readonly<Record<string, (index: number, world: World) => number>>;
}
