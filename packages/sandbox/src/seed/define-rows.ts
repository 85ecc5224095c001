import { compareKeys } from '../tables/compare-keys.ts';
import type { Row, RowKey } from '../tables/table.ts';
import type { SeedEntity } from './seed-entity.ts';
import type { World } from './world.ts';

/**
 * An entity whose rows are few: a list made once per world. The key is the member `id`; pass `keyOf` where it is another.
 *
 * @example
 * export const status = fixedRows('status', () => [{ id: 1, name: 'New' }, { id: 9, name: 'Closed' }]);
 */
export function fixedRows(
  entity: string,
  makeRows: (world: World) => readonly Row[],
  keyOf: (row: Row) => RowKey = (row) => row['id'] as RowKey,
): SeedEntity {
  const made = new WeakMap<World, { readonly rows: readonly Row[]; readonly keys: readonly RowKey[] }>();
  const listOf = (world: World) => {
    const known = made.get(world);
    if (known !== undefined) return known;
    const rows = [...makeRows(world)].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
    const list = { rows, keys: rows.map(keyOf) };
    made.set(world, list);
    return list;
  };
  return {
    entity,
    count: (world) => listOf(world).rows.length,
    row: (index, world) => structuredClone(listOf(world).rows[index] ?? {}),
    keyAt: (index, world) => listOf(world).keys[index] ?? 0,
    indexOf: (key, world) => listOf(world).keys.indexOf(key),
  };
}
