import { makeWorld, type SeedEntity, seedEntities, type World } from '../../src/seed/index.ts';
import type { Row } from '../../src/tables/table.ts';

/** The world that most of these tests look at. */
export const small: World = makeWorld('small', 7);

export function entityNamed(name: string): SeedEntity {
  const found = seedEntities.find((entity) => entity.entity === name);
  if (found === undefined) throw new Error(`There is no entity ${name}.`);
  return found;
}

/** All rows of an entity, in order. */
export function* rowsOf(name: string, world: World = small): Iterable<Row> {
  const entity = entityNamed(name);
  const count = entity.count(world);
  for (let index = 0; index < count; index += 1) yield entity.row(index, world);
}

/** Rows by a member that is unique. */
export function byMember(name: string, member = 'id', world: World = small): ReadonlyMap<unknown, Row> {
  return new Map([...rowsOf(name, world)].map((row) => [row[member], row]));
}

/** Nested rows of a member. */
export const nested = (row: Row, member: string): readonly Row[] => (Array.isArray(row[member]) ? (row[member] as Row[]) : []);
