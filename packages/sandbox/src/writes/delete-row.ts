import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import { findRow, pathKey } from '../lists/serve-detail.ts';
import { removeRow } from './remove-row.ts';

/** Answers `DELETE /X/{id}` with the object that was deleted (API.md 2.1). A ticket keeps the reason and can be recovered. */
export function deleteRow(endpoint: Endpoint, call: Call, id: string): Answer {
  const row = findRow(endpoint, call, id);
  refuseUsed(endpoint, call, id);
  const key = pathKey(endpoint, call, id);
  if (key !== null) removeRow(call.halo, endpoint, { key, identity: call.identity });
  return ok(row);
}

/** Records that others hang on cannot be deleted (API.md 3.1, 6.20: inferred). */
function refuseUsed(endpoint: Endpoint, call: Call, id: string): void {
  const users: Readonly<Record<string, readonly [entity: string, member: string]>> = {
    client: ['ticket', 'client_id'],
    'asset-type': ['asset', 'assettype_id'],
  };
  const use = users[endpoint.entity];
  if (!use) return;
  const table = call.halo.tables.of(use[0]);
  const column = table.column(use[1]);
  for (const slot of table.slots()) {
    const value = column && table.isUntouched(slot) ? column[slot] : table.peek(slot)[use[1]];
    if (value === Number(id)) throw refuse(400, `This ${endpoint.path} cannot be deleted while records of ${use[0]} use it.`);
  }
}
