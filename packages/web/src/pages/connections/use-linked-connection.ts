import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../frame/workspace.ts';
import { type ConnectionPlace, connectionsQuery, takenLinksQuery } from './connections.queries.ts';

/** A connection that another workspace shows to this one. */
export interface LinkedConnection {
  readonly id: number;
  readonly name: string;
  readonly fromWorkspace: string;
  /** Whether it is granted to whoever looks. */
  readonly isSeen: boolean;
}

/** Every connection that others show to the workspace, and that the person sees or manages; undefined: not known yet. */
export function useLinkedConnections(workspaceId: number): readonly LinkedConnection[] | undefined {
  const mayManage = useMay('manage-connections');
  const seen = useQuery(connectionsQuery(workspaceId));
  const taken = useQuery({ ...takenLinksQuery(workspaceId), enabled: mayManage });
  if (seen.isPending || (mayManage && taken.isPending)) return undefined;
  const shown = (seen.data?.linked ?? []).map(({ id, name, fromWorkspace }) => ({ id, name, fromWorkspace, isSeen: true }));
  const hidden = (taken.data ?? [])
    .filter(({ connectionId }) => !shown.some(({ id }) => id === connectionId))
    .map(({ connectionId, name, fromWorkspace }) => ({ id: connectionId, name, fromWorkspace, isSeen: false }));
  return [...shown, ...hidden];
}

/** The one that an address names; null: it is none of these. */
export function useLinkedConnection({ workspaceId, connectionId }: ConnectionPlace): LinkedConnection | null | undefined {
  const all = useLinkedConnections(workspaceId);
  return all && (all.find(({ id }) => id === connectionId) ?? null);
}
