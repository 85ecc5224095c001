import { recordQuestion } from '@sundog/api';
import { z } from 'zod';
import { planList } from '../../engine/read/plan-list.ts';
import type { ReadableEntity } from '../../engine/read/record-columns.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import { ViewNameTakenError } from '../../foundation/errors/view-name-taken.ts';
import { ViewNotFoundError } from '../../foundation/errors/view-not-found.ts';
import { findOwnView, hasViewNamed, keepSavedView, type SavedView } from '../../store/rows/saved-view-rows.ts';
import { ownerOf } from './view-owner.ts';

/** What saving a view works with. */
export interface ViewDeps extends VerbDeps {
  /** The catalogue of entities. */
  readonly entities: readonly ReadableEntity[];
}

/**
 * Saves a view of a table, or (with its id) changes one of one's own. What it asks must be askable.
 * @throws UnknownEntityError, UnknownColumnError, BadFilterError, NoPastOfError, ViewNameTakenError, ViewNotFoundError
 */
export const saveView = defineVerb({
  name: 'view.save',
  input: z.object({
    id: z.number().int().optional(),
    entity: z.string(),
    name: z.string().trim().min(1).max(80),
    question: recordQuestion,
    isShared: z.boolean(),
    isDefault: z.boolean(),
  }),
  prepare: async ({ entities }: ViewDeps, { entity: name, question }) => {
    const entity = entities.find(({ table }) => table === name);
    if (!entity)
      throw new UnknownEntityError(
        name.slice(0, 60),
        entities.map(({ table }) => table),
      );
    // Nobody's rows are asked for: only whether the question can be.
    planList(entity, question, { connectionId: 0, reader: { connectionIds: [], clients: null } });
  },
  run: async ({ db, actor, clock }, { id, ...view }): Promise<SavedView> => {
    const owner = ownerOf(actor);
    if (id !== undefined && (await findOwnView(db, owner, id))?.entity !== view.entity) throw new ViewNotFoundError();
    if (await hasViewNamed(db, { ...view, owner }, id ?? null)) throw new ViewNameTakenError();
    return keepSavedView(db, { ...view, owner, ownerName: actor.name, changedAt: new Date(clock.now()) }, id ?? null);
  },
  audit: ({ id, entity, isShared, isDefault }, saved) => ({
    subject: `view ${saved.id}`,
    detail: { entity, isShared, isDefault, isNew: id === undefined },
  }),
});
