import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse, refuseModel } from '../http/refusal.ts';
import { isVisible } from '../permissions/visibility.ts';
import type { Row, RowKey } from '../tables/table.ts';

/** Answers `GET /X/{id}`: the object, without an envelope (API.md 2.1). */
export function serveDetail(endpoint: Endpoint, call: Call, id: string): Answer {
  const row = findRow(endpoint, call, id);
  return ok(endpoint.dress ? endpoint.dress(row, call, 'detail') : row);
}

/** The row with an id of a path. Throws 404 where it does not exist or the agent cannot see it, 400 where the id is none. */
export function findRow(endpoint: Endpoint, call: Call, id: string): Row {
  const key = pathKey(endpoint, call, id);
  const table = call.halo.tables.of(endpoint.entity);
  const row = key === null ? undefined : table.get(key);
  if (key === null || !row || !isVisible(endpoint.entity, table.slotOf(key), call))
    throw refuse(404, `There is no ${endpoint.path} with the id ${id.slice(0, 60)}.`);
  return row;
}

/** The key that a path's id means; for rows of a parent the query names the parent (`/Actions/3?ticket_id=512`, API.md 3.5). Null: no row has it. */
export function pathKey(endpoint: Endpoint, call: Call, id: string): RowKey | null {
  const members = endpoint.key ?? ['id'];
  const kind = endpoint.idKind ?? 'integer';
  if (kind === 'integer' && !/^-?\d+$/.test(id)) throw refuseModel({ id: [`The value '${id.slice(0, 60)}' is not valid.`] });
  const [parent] = members;
  if (members.length > 1 && parent !== undefined && members.at(-1) === 'id') {
    const of = call.query.integer(parent);
    return of === undefined ? findById(endpoint, call, id) : `${of}:${id}`;
  }
  if (members.length > 1 || members[0] !== 'id') return findById(endpoint, call, id);
  return kind === 'integer' ? Number(id) : id;
}

/** Where the id of the path is not the key of the table: the first row with that id. Only for small tables. */
function findById(endpoint: Endpoint, call: Call, id: string): RowKey | null {
  const table = call.halo.tables.of(endpoint.entity);
  if (table.count() > 100_000) throw refuse(400, `${endpoint.path} needs the id of the parent record as well.`);
  for (const slot of table.slots()) if (String(table.peek(slot)['id']) === id) return table.keyAt(slot);
  return null;
}
