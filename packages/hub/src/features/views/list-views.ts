import type { VerbDeps } from '../../engine/verb.ts';
import { listSavedViews, type SavedView } from '../../store/rows/saved-view-rows.ts';
import { ownerOf } from './view-owner.ts';

/** A view as its reader sees it. */
export interface ShownView extends Omit<SavedView, 'owner'> {
  readonly isOwn: boolean;
}

/** The views that the actor sees: its own and those that are shared. @param entity only of this table; null: of all */
export async function listViews({ store, workspaceId, actor }: VerbDeps, entity: string | null): Promise<readonly ShownView[]> {
  const own = ownerOf(actor);
  const views = await store.inWorkspace(workspaceId, (db) => listSavedViews(db, own, entity), { readOnly: true });
  return views.map(({ owner, ...view }) => ({ ...view, isOwn: owner === own }));
}
