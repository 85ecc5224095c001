import { insertGrant } from '../../store/rows/access-group-rows.ts';
import { listConnections } from './list-connections.ts';
import { removeConnection } from './remove-connection.ts';
import type { SetupDeps } from './setup-deps.ts';

/**
 * Ends the demonstration once a real HaloPSA is connected: removes the imitated ones with all that was read from them, since invented clients
 * beside real ones would only mislead. Its owner, who may have made the new connection, ends too, so the owners of the workspace get to see it.
 */
export async function endDemonstration(deps: SetupDeps, connectionId: number): Promise<void> {
  const imitated = (await listConnections(deps)).filter(({ isSandbox }) => isSandbox);
  if (imitated.length === 0) return;
  await deps.store.inWorkspace(deps.workspaceId, (db) => insertGrant(db, connectionId, { role: 'owner' }));
  for (const { id } of imitated) await removeConnection(deps, { connection: String(id) });
}
