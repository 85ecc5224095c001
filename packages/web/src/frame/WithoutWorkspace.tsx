import { NoPermission } from '../ui/EmptyStates.tsx';

/** Somebody who is signed in and belongs to no workspace. */
export function WithoutWorkspace() {
  return (
    <main>
      <NoPermission needs="Belong to a workspace" grantedBy="an owner or admin of the workspace that you expect" />
    </main>
  );
}
