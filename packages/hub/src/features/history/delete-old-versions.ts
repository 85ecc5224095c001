import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { deleteVersionsBefore } from '../../store/rows/record-version-rows.ts';
import type { HistoryDeps } from './history-deps.ts';
import { listKeeping } from './list-retention.ts';

const input = z.object({ connectionId: z.int() });

/** Versions that were deleted, of one entity. */
export interface DeletedVersions {
  readonly entity: string;
  readonly versions: number;
}

const dayMs = 86_400_000;

/**
 * Deletes the versions of a connection that ended longer ago than they are to be kept. What holds now is never touched.
 * Returns the entities of which something was deleted.
 * @throws InvalidInputError, NotPermittedError
 */
export const deleteOldVersions = defineVerb<HistoryDeps, typeof input, void, readonly DeletedVersions[]>({
  name: 'history.delete-old',
  input,
  prepare: async () => undefined,
  run: async (deps, { connectionId }) => {
    const { db, clock } = deps;
    const deleted: DeletedVersions[] = [];
    for (const { entity, keepDays } of await listKeeping(db, deps, connectionId)) {
      if (keepDays === null) continue;
      const before = new Date(clock.now() - keepDays * dayMs);
      const versions = await deleteVersionsBefore(db, { connectionId, entity, before });
      if (versions > 0) deleted.push({ entity, versions });
    }
    return deleted;
  },
  audit: ({ connectionId }, deleted) =>
    deleted.length === 0
      ? null
      : {
          subject: `connection ${connectionId}`,
          detail: Object.fromEntries(deleted.map(({ entity, versions }) => [entity, versions])),
        },
});
