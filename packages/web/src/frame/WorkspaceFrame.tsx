import { useParams } from '@tanstack/react-router';
import { NotFound } from '../pages/not-found/NotFound.tsx';
import { Frame } from './Frame.tsx';
import { useSession } from './workspace.ts';

/** The frame of the workspace that the address names, or that there is none of this number for this person. */
export function WorkspaceFrame() {
  const { workspaceId } = useParams({ strict: false });
  const isMember = useSession().workspaces.some(({ id }) => String(id) === workspaceId);
  return isMember ? <Frame key={workspaceId} /> : <NotFound />;
}
