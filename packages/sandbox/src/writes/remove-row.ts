import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Instance } from '../instance.ts';
import type { Identity } from '../permissions/identity.ts';
import type { Row, RowKey } from '../tables/table.ts';
import { authorOf } from './author.ts';
import { recordChanges } from './change-feed.ts';
import { commitRemove } from './commit.ts';

/** Removes a row with all that follows: the feed, the webhooks. A ticket is only hidden, and says so when it is listed with `deleted=true` (API.md 3.4). */
export function removeRow(
  halo: Instance,
  endpoint: Endpoint,
  { key, identity }: { readonly key: RowKey; readonly identity: Identity },
): Row | undefined {
  const { entity, writes } = endpoint;
  const table = halo.tables.of(entity);
  const row = table.get(key);
  if (!row) return undefined;
  if (endpoint.isTicketLike) table.update(key, { deleted: true });
  commitRemove(halo, entity, { key, by: authorOf(identity) });
  if (writes !== false && writes.feed) recordChanges(halo, { feed: writes.feed, before: row, after: null, author: identity });
  halo.deliveries.announce({ entity, kind: 'delete', before: row, row });
  return row;
}
