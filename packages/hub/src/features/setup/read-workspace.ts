import { WorkspaceNotFoundError } from '../../foundation/errors/workspace-not-found.ts';
import type { Store } from '../../store/database.ts';
import { listWorkspaces, type WorkspaceRow } from '../../store/rows/workspace-rows.ts';

/** A workspace by name, else by number; for whoever runs the hub. @throws WorkspaceNotFoundError */
export async function readWorkspace({ store }: { readonly store: Store }, name: string): Promise<WorkspaceRow> {
  const all = await store.inInstallation(listWorkspaces, { readOnly: true });
  const found =
    all.find((one) => one.name === name) ??
    all.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
    all.find((one) => String(one.id) === name);
  if (!found) throw new WorkspaceNotFoundError();
  return found;
}
