import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { ViewNotFoundError } from '../../foundation/errors/view-not-found.ts';
import { deleteSavedView, findOwnView } from '../../store/rows/saved-view-rows.ts';
import { ownerOf } from './view-owner.ts';

/** Removes one of one's own views. @throws ViewNotFoundError */
export const removeView = defineVerb({
  name: 'view.remove',
  input: z.object({ id: z.number().int() }),
  prepare: async (_deps: VerbDeps) => undefined,
  run: async ({ db, actor }, { id }) => {
    const view = await findOwnView(db, ownerOf(actor), id);
    if (!view) throw new ViewNotFoundError();
    await deleteSavedView(db, view.owner, id);
    return view.entity;
  },
  audit: ({ id }, entity) => ({ subject: `view ${id}`, detail: { entity } }),
});
