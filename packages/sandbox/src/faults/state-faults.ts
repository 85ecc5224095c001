import { endpointOf } from '../endpoints/find-endpoint.ts';
import type { Instance } from '../instance.ts';
import type { Author } from '../oracle/oracle.ts';
import { copyRow } from '../tables/copy-row.ts';
import { commitInsert, commitRemove } from '../writes/commit.ts';
import type { FaultRule } from './fault.ts';

const nobody: Author = { application: null, agentId: null };

/** Faults that change this Halo before the request is served: tokens, credentials, rows that come and go between two pages. */
export function disturb(halo: Instance, { fault, args = {} }: FaultRule): void {
  if (fault === 'token-invalidated') halo.tokens.invalidateAll();
  if (fault === 'expires-in') halo.settings.expiresInSays = (args['says'] ?? 1) as number | string | 'absent';
  if (fault === 'invalid-client') for (const application of halo.directory.applications) application.isSaved = false;
  const entity = String(args['entity'] ?? 'ticket');
  const count = Number(args['count'] ?? 1);
  if (fault === 'insert-rows') insertRows(halo, entity, count);
  if (fault === 'delete-rows') deleteRows(halo, entity, count);
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
