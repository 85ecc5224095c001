import type { ConnectionSummary } from '../../features/setup/list-connections.ts';
import { ConnectionNotNamedError } from '../../foundation/errors/connection-not-named.ts';
import type { Hub } from '../hub.ts';

/** The named connection, or the only one that there is. @throws ConnectionNotFoundError, ConnectionNotNamedError */
export async function chooseConnection(
  hub: Pick<Hub, 'findConnection' | 'listConnections'>,
  name: string | undefined,
): Promise<ConnectionSummary> {
  if (name !== undefined) return hub.findConnection(name);
  const all = await hub.listConnections();
  const [only] = all;
  if (only && all.length === 1) return only;
  throw new ConnectionNotNamedError(all.map((connection) => connection.name));
}
