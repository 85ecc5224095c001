import type { RouteDefinition } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { ConnectionNotFoundError } from '../../../foundation/errors/connection-not-found.ts';

/** Whether a member may see a connection. */
export function seesConnection({ reader }: Membership, connectionId: number): boolean {
  return reader.connectionIds.includes(connectionId);
}

/**
 * Who was not granted a connection hears that there is none; names of others are not told. One that another workspace shows to this one is there
 * for the routes that read its mirror, and for no others.
 * @throws ConnectionNotFoundError
 */
export function assertVisible(
  membership: Membership,
  connectionId: number,
  { readsLinked = false }: Pick<RouteDefinition, 'readsLinked'> = {},
): void {
  const isOpen = readsLinked || !membership.linkedIds.has(connectionId);
  if (!isOpen || !seesConnection(membership, connectionId)) throw new ConnectionNotFoundError(String(connectionId), []);
}
