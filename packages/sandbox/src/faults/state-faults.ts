import { endpointOf } from '../endpoints/find-endpoint.ts';
import type { Instance } from '../instance.ts';
import type { Author } from '../oracle/oracle.ts';
import { copyRow } from '../tables/copy-row.ts';
import { commitInsert, commitRemove, commitUpdate } from '../writes/commit.ts';
import type { FaultRule } from './fault.ts';
import { denyArea, hideClients } from './rights-faults.ts';

const nobody: Author = { application: null, agentId: null };

/** Faults that change this Halo before the request is served: tokens, credentials, rights, the clock, rows that come and go between two pages. */
export function disturb(halo: Instance, { fault, args = {} }: FaultRule): void {
  if (fault === 'token-invalidated') halo.tokens.invalidateAll();
  if (fault === 'expires-in') halo.settings.expiresInSays = (args['says'] ?? 1) as number | string | 'absent';
  if (fault === 'invalid-client') for (const application of halo.directory.applications) application.isSaved = false;
  const entity = String(args['entity'] ?? 'ticket');
  const count = Number(args['count'] ?? 1);
  if (fault === 'insert-rows') insertRows(halo, entity, count);
  if (fault === 'delete-rows') deleteRows(halo, entity, count);
  if (fault === 'edit-rows') editRows(halo, entity, count);
  if (fault === 'clock-jump') halo.clock.advance(Number(args['ms'] ?? 3_600_000));
  if (fault === 'hide-clients') hideClients(halo, Number(args['keep'] ?? 0));
  if (fault === 'deny-area') denyArea(halo, String(args['area']));
}

/** New rows like the last one, with ids and dates of their own. */
function insertRows(halo: Instance, entity: string, count: number): void {
  const table = halo.tables.of(entity);
  const last = table.orderedSlots()?.at(-1) ?? table.count() - 1;
  const stamps = endpointOf(entity)?.writes;
  for (let made = 0; made < count; made += 1) {
    const row = copyRow(last < 0 ? {} : table.peek(last));
    row['id'] = table.nextId();
    for (const member of (stamps ? stamps.stamps : []) ?? []) row[member] = halo.clock.stamp();
    commitInsert(halo, entity, { row, by: nobody });
  }
}

/** The rows with the lowest keys go: those that a scan by id has read already. */
function deleteRows(halo: Instance, entity: string, count: number): void {
  const table = halo.tables.of(entity);
  for (let gone = 0; gone < count && table.count() > 0; gone += 1)
    commitRemove(halo, entity, { key: table.keyAt(table.orderedSlots()?.[0] ?? 0), by: nobody });
}

/** The texts by which people know a record. */
const names = ['summary', 'name', 'inventory_number'];

/** The rows with the lowest keys get another name: rows that a scan by id has read already. */
function editRows(halo: Instance, entity: string, count: number): void {
  const table = halo.tables.of(entity);
  const stamps = endpointOf(entity)?.writes;
  const slots = table.orderedSlots();
  for (let index = 0; index < Math.min(count, table.count()); index += 1) {
    const key = table.keyAt(slots ? (slots[index] ?? 0) : index);
    const row = table.get(key) ?? {};
    const changes: Record<string, unknown> = {};
    for (const member of names) if (typeof row[member] === 'string') changes[member] = `${row[member]} (edited)`;
    for (const member of (stamps ? stamps.stamps : []) ?? []) changes[member] = halo.clock.stamp();
    commitUpdate(halo, entity, { key, changes, by: nobody });
  }
}
