import type { VerbDeps } from '../../engine/verb.ts';
import { type ConnectionLinkRow, listConnectionLinks, listTakenLinks } from '../../store/rows/connection-link-rows.ts';

type ListDeps = Pick<VerbDeps, 'store' | 'workspaceId'>;

/** Every connection of the workspace that is shown to others, and to which. */
export async function listGivenLinks({ store, workspaceId }: ListDeps): Promise<readonly ConnectionLinkRow[]> {
  const links = await store.inWorkspace(workspaceId, listConnectionLinks, { readOnly: true });
  return links.filter(({ fromWorkspaceId }) => fromWorkspaceId === workspaceId);
}

/** Every connection of other workspaces that is shown to this one. */
export async function listLinkedConnections({ store, workspaceId }: ListDeps): Promise<readonly ConnectionLinkRow[]> {
  return store.inWorkspace(workspaceId, (db) => listTakenLinks(db, workspaceId), { readOnly: true });
}
