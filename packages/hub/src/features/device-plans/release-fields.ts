import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { RecordNotFoundError } from '../../foundation/errors/record-not-found.ts';
import { findAssetTag } from '../../store/rows/asset-source-rows.ts';
import { releaseFieldLocks } from '../../store/rows/field-lock-rows.ts';
import type { DevicePlanDeps } from './device-plan-deps.ts';

const input = z.object({
  connectionId: z.int(),
  assetId: z.int().positive(),
  /** Absent: every field that is held. */
  fields: z.array(z.string().max(60)).min(1).max(200).optional(),
});

/** Fields that were let go. */
export interface ReleasedFields {
  readonly released: readonly string[];
}

/**
 * Lets fields go that a person edited in HaloPSA: the next plan writes them once more with what their source says, whatever stands there.
 * @throws InvalidInputError, NotPermittedError, RecordNotFoundError
 */
export const releaseFields = defineVerb<DevicePlanDeps, typeof input, undefined, ReleasedFields>({
  name: 'field-lock.release',
  input,
  prepare: async () => undefined,
  run: async ({ db, actor, clock }, { connectionId, assetId, fields }) => {
    if (!(await findAssetTag(db, connectionId, assetId))) throw new RecordNotFoundError('Asset');
    const wanted = { connectionId, assetId, fields: fields ?? null };
    return { released: await releaseFieldLocks(db, wanted, { by: actor.name, at: new Date(clock.now()) }) };
  },
  audit: ({ connectionId, assetId }, { released }) =>
    released.length === 0
      ? null
      : {
          subject: `asset ${assetId}`,
          subjectKind: 'asset',
          subjectId: String(assetId),
          detail: { connection: connectionId, fields: released },
        },
});
