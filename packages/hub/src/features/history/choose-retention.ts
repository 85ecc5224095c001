import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { deleteHistoryChoice, upsertHistoryChoice } from '../../store/rows/history-choice-rows.ts';
import { type HistoryDeps, type KeptEntity, readKeptEntity } from './history-deps.ts';

const input = z.object({
  connectionId: z.int(),
  entity: z.string(),
  /** Days after a version's end; `forever`; `default`: as the entity's definition says. */
  keep: z.union([z.int().min(1).max(36_500), z.literal('forever'), z.literal('default')]),
});

export type ChooseRetentionInput = z.input<typeof input>;

/**
 * Chooses how long the versions of an entity are kept in a connection. Nothing is deleted at once: the next night does that.
 * @throws InvalidInputError, NotPermittedError, UnknownEntityError, NoHistoryError
 */
export const chooseRetention = defineVerb<HistoryDeps, typeof input, KeptEntity, void>({
  name: 'history.choose-retention',
  input,
  prepare: async (deps, { entity }) => readKeptEntity(deps, entity),
  run: async ({ db, clock }, { connectionId, keep }, { table }) => {
    const entity = table.table;
    if (keep === 'default') await deleteHistoryChoice(db, connectionId, entity);
    else
      await upsertHistoryChoice(db, connectionId, {
        entity,
        keepDays: keep === 'forever' ? null : keep,
        at: new Date(clock.now()),
      });
  },
  audit: ({ connectionId, keep }, _output, { table }) => ({
    subject: `connection ${connectionId}`,
    detail: { entity: table.table, keep },
  }),
});
