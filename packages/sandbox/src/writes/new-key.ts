import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Instance } from '../instance.ts';
import { guidFrom } from '../permissions/directory.ts';
import type { Row } from '../tables/table.ts';

/** The members that a new row is known by from now on. Ids of rows of a parent count within it (API.md 3.5). */
export function newKey(endpoint: Endpoint, halo: Instance, row: Row): Row {
  const table = halo.tables.of(endpoint.entity);
  const members = endpoint.key ?? ['id'];
  if (endpoint.idKind === 'uuid' || endpoint.idKind === 'text')
    return { id: guidFrom(`${endpoint.entity} ${halo.tables.world.seed} ${table.slotCount}`) };
  const [parent] = members;
  if (members.length === 1 || parent === undefined) return { id: table.nextId() };
  const own = members.at(-1) ?? 'id';
  const taken = table.slotsOfParent(String(row[parent])).map((slot) => Number(String(table.keyAt(slot)).split(':').at(-1)));
  return { [own]: Math.max(0, ...taken) + 1 };
}
