import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { NoLossError } from '../../foundation/errors/no-loss.ts';
import { confirmSuspectLoss, findSuspectLoss, type SuspectLoss } from '../../store/rows/suspect-loss-rows.ts';

const input = z.object({
  connectionId: z.number().int().positive(),
  /** A mirror table. */
  entity: z.string().min(1),
  /** How many records the alarm named; absent: as many as are missing now. */
  gone: z.number().int().positive().optional(),
  why: z.string().trim().min(1, 'say why, for whoever looks next').max(500),
});

export type ConfirmDeletionsInput = z.input<typeof input>;

/**
 * Keeps a person's word that a loss which the sync did not believe is real. The next full pass marks these records as deleted, and
 * only these: where others are missing too by then, nothing is marked and it asks again.
 * @throws InvalidInputError, NotPermittedError, NoLossError
 */
export const confirmDeletions = defineVerb<VerbDeps, typeof input, undefined, SuspectLoss>({
  name: 'sync.confirm-deletions',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock, actor }, { connectionId, entity, gone, why }) => {
    const loss = await findSuspectLoss(db, { connectionId, entity });
    if (loss === null || (gone !== undefined && gone !== loss.missing)) throw new NoLossError(entity, loss?.missing ?? null);
    const by = `${actor.kind}:${actor.name}`;
    const { missing } = loss;
    const isKept = await confirmSuspectLoss(db, { connectionId, entity, missing, by, at: new Date(clock.now()), why });
    if (!isKept) throw new NoLossError(entity, null);
    return { ...loss, confirmedBy: by };
  },
  audit: ({ connectionId, entity, why }, { missing, alive }) => ({
    subject: `connection ${connectionId}`,
    detail: { entity, missing, alive, why },
  }),
});
