import type { Membership } from '../../../engine/access/principal.ts';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import { SourceNotFoundError } from '../../../foundation/errors/source-not-found.ts';
import type { SourceRow } from '../../../store/rows/source-rows.ts';
import type { Hub } from '../../hub.ts';
import { seesConnection } from './visible-connection.ts';

/** Whether a member may know of the sources of a connection: it was granted, and belongs to this workspace. */
export function seesSourcesOf(membership: Membership, connectionId: number): boolean {
  return seesConnection(membership, connectionId) && !membership.linkedIds.has(connectionId);
}

/** A source by its number. Of a connection that was not granted it is not there; names of others are not told. @throws SourceNotFoundError */
export async function visibleSource(hub: Hub, membership: Membership, sourceId: number): Promise<SourceRow> {
  const row = (await hub.sources.rows()).find(({ id }) => id === sourceId);
  if (!row || !seesSourcesOf(membership, row.connectionId)) throw new SourceNotFoundError(String(sourceId), []);
  return row;
}

/**
 * A source as the verbs of mapping name it, for somebody who sees every client.
 * @throws SourceNotFoundError, LimitedToClientsError
 */
export async function mappedSource(hub: Hub, membership: Membership, sourceId: number): Promise<string> {
  const { id, state } = await visibleSource(hub, membership, sourceId);
  if (state === 'removed') throw new SourceNotFoundError(String(sourceId), []);
  if (membership.reader.clients !== null) throw new LimitedToClientsError('mapping');
  return `#${id}`;
}
