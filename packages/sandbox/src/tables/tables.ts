import type { SeedEntity } from '../seed/seed-entity.ts';
import type { World } from '../seed/world.ts';
import { GeneratedTable } from './generated-table.ts';
import type { Row, RowKey } from './table.ts';

/** Every table of one HaloPSA, by entity. An entity without a seed has an empty table. */
export class Tables {
  readonly world: World;
  readonly #tables = new Map<string, GeneratedTable>();
  readonly #seeds: ReadonlyMap<string, SeedEntity>;
  readonly #keys: ReadonlyMap<string, readonly string[]>;

  /** `keys`: for each entity the members that make its key; absent: `id`. */
  constructor(world: World, seeds: readonly SeedEntity[], keys: ReadonlyMap<string, readonly string[]>) {
    this.world = world;
    this.#seeds = new Map(seeds.map((seed) => [seed.entity, seed]));
    this.#keys = keys;
    for (const entity of [...this.#seeds.keys(), ...keys.keys()]) this.of(entity);
  }

  of(entity: string): GeneratedTable {
    const known = this.#tables.get(entity);
    if (known) return known;
    const members = this.keyMembers(entity);
    const table = new GeneratedTable({
      entity,
      seed: this.#seeds.get(entity) ?? null,
      world: this.world,
      keyOf: (row) => keyFrom(row, members),
    });
    this.#tables.set(entity, table);
    return table;
  }

  /** Members that make the key of an entity. */
  keyMembers(entity: string): readonly string[] {
    return this.#keys.get(entity) ?? ['id'];
  }

  entities(): readonly string[] {
    return [...this.#tables.keys()].sort();
  }
}

/** The key of a row from its members: a lone member as it is, several as `a:b`. */
export function keyFrom(row: Row, members: readonly string[]): RowKey {
  const [first = 'id'] = members;
  if (members.length > 1) return members.map((member) => String(row[member])).join(':');
  const key = row[first];
  return typeof key === 'number' ? key : String(key);
}
