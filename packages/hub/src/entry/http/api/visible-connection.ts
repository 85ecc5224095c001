import type { Membership } from '../../../engine/access/principal.ts';
import { ConnectionNotFoundError } from '../../../foundation/errors/connection-not-found.ts';

/** Whether a member may see a connection. */
export function seesConnection({ reader }: Membership, connectionId: number): boolean {
  return reader.connectionIds.includes(connectionId);
}

/** Who was not granted a connection hears that there is none; names of others are not told. @throws ConnectionNotFoundError */
export function assertVisible(membership: Membership, connectionId: number): void {
  if (!seesConnection(membership, connectionId)) throw new ConnectionNotFoundError(String(connectionId), []);
}
