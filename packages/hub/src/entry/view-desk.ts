import { entities } from '../catalog/entities/index.ts';
import type { VerbDeps } from '../engine/verb.ts';
import { listViews, type ShownView } from '../features/views/list-views.ts';
import { removeView } from '../features/views/remove-view.ts';
import { saveView } from '../features/views/save-view.ts';

/** Saved views, as the doors call them. */
export interface ViewDesk {
  readonly list: (entity: string | null) => Promise<readonly ShownView[]>;
  readonly save: (input: Parameters<typeof saveView>[1]) => Promise<ShownView>;
  readonly remove: (input: Parameters<typeof removeView>[1]) => Promise<unknown>;
}

/** The desk over its dependencies. */
export function openViewDesk(deps: VerbDeps): ViewDesk {
  return {
    list: (entity) => listViews(deps, entity),
    save: async (input) => {
      const { owner: _, ...view } = await saveView({ ...deps, entities }, input);
      return { ...view, isOwn: true };
    },
    remove: (input) => removeView(deps, input),
  };
}
