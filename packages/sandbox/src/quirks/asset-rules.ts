import type { Filter } from '../endpoints/endpoint.ts';
import { refuse } from '../http/refusal.ts';
import { numberCondition } from '../lists/condition.ts';
import type { Draft } from '../writes/draft.ts';

/** The tag of an asset is unique within its client (API.md 3.12, inferred), unless `_donotvalidate` is sent. Client: halo/src/entities/asset.ts. */
export function settleAsset({ call: { halo }, before, sent, row, instructions }: Draft): void {
  const site = halo.tables.of('site').get(Number(row['site_id']));
  if (sent['site_id'] !== undefined && !site) throw refuse(400, 'The site does not exist.');
  const clientId = site?.['client_id'] ?? row['client_id'];
  const tag = String(sent['inventory_number'] ?? '')
    .trim()
    .toLowerCase();
  if (tag === '' || instructions['_donotvalidate'] === true || tag === String(before?.['inventory_number'] ?? '').toLowerCase())
    return;
  const table = halo.tables.of('asset');
  const clients = table.column('client_id');
  for (const slot of table.slots()) {
    if (clients && table.isUntouched(slot) && clients[slot] !== clientId) continue;
    const other = table.peek(slot);
    if (
      other['client_id'] === clientId &&
      other['id'] !== row['id'] &&
      String(other['inventory_number'] ?? '').toLowerCase() === tag
    )
      throw refuse(400, 'An asset with this tag exists already for this client.');
  }
}

/** The assets that stand on a ticket. */
export const assetsOfTicket: Filter = (value, call) => {
  const linked = call.halo.tables.of('ticket').get(Number(value))?.['assets'];
  const ids = new Set(
    Array.isArray(linked)
      ? linked.map((one: unknown) => (typeof one === 'object' && one !== null && 'id' in one ? one.id : 0))
      : [],
  );
  return numberCondition(`assets of ticket ${value}`, 'id', (id) => ids.has(id));
};
