import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { deleteHistoryChoice, listHistoryChoices, upsertHistoryChoice } from '../../store/rows/history-choice-rows.ts';
import { type HistoryDeps, type KeptEntity, readKeptEntity } from './history-deps.ts';

const input = z.object({
  connectionId: z.int(),
  entity: z.string(),
  /** Days after a version's end; `forever`; `default`: as the entity's definition says. */
  keep: z.union([z.int().min(1).max(36_500), z.literal('forever'), z.literal('default')]),
});

export type ChooseRetentionInput = z.input<typeof input>;

interface PreparedChoice {
  readonly kept: KeptEntity;
  /** What was chosen until now. */
  readonly before: number | 'forever' | 'default';
}

/**
 * Chooses how long the versions of an entity are kept in a connection. Nothing is deleted at once: the next night does that.
 * @throws InvalidInputError, NotPermittedError, UnknownEntityError, NoHistoryError
 */
export const chooseRetention = defineVerb<HistoryDeps, typeof input, PreparedChoice, void>({
  name: 'history.choose-retention',
  input,
  prepare: async (deps, { connectionId, entity }) => {
    const kept = readKeptEntity(deps, entity);
    const choices = await deps.store.inWorkspace(deps.workspaceId, (db) => listHistoryChoices(db, connectionId), {
      readOnly: true,
    });
    const choice = choices.find((one) => one.entity === kept.table.table);
    return { kept, before: choice ? (choice.keepDays ?? 'forever') : 'default' };
  },
  run: async ({ db, clock }, { connectionId, keep }, { kept: { table } }) => {
    const entity = table.table;
    if (keep === 'default') await deleteHistoryChoice(db, connectionId, entity);
    else
      await upsertHistoryChoice(db, connectionId, {
        entity,
        keepDays: keep === 'forever' ? null : keep,
        at: new Date(clock.now()),
      });
  },
  audit: ({ connectionId, keep }, _output, { kept: { table }, before }) => ({
    subject: `connection ${connectionId}`,
    detail: { entity: table.table, before, after: keep },
  }),
});
