import type { Capability } from '@sundog/api';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Session, type SessionWorkspace, sessionQuery } from '../api/session.ts';

/** The session. Only below the workspace's route, which has waited for it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** The workspace that the address names. @throws TypeError outside of a workspace */
export function useWorkspace(): SessionWorkspace {
  const { workspaceId } = useParams({ strict: false });
  const found = useSession().workspaces.find(({ id }) => String(id) === workspaceId);
  if (!found) throw new TypeError('This part of the console is shown inside a workspace only.');
  return found;
}

/** Whether the person may do this in the workspace. What they may not is not offered; the hub refuses it all the same. */
export function useMay(capability: Capability): boolean {
  return useWorkspace().capabilities.includes(capability);
}
