import type { VerbDeps } from '../../engine/verb.ts';
import { listLatestProofs, type SyncProof } from '../../store/rows/pass-evidence-rows.ts';

/** What the last full pass of each entity of a connection proved; entities that were never read to the end have none. */
export async function listProofs(
  { store, workspaceId }: Pick<VerbDeps, 'store' | 'workspaceId'>,
  connectionId: number,
): Promise<readonly SyncProof[]> {
  return store.inWorkspace(workspaceId, (db) => listLatestProofs(db, connectionId), { readOnly: true });
}
