import { z } from 'zod';
import { mergeValues } from '../../engine/fields/merge-values.ts';
import type { ChangeDraft } from '../../engine/plan/change-draft.ts';
import { makePlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import { defineVerb } from '../../engine/verb.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { RecordNotFoundError } from '../../foundation/errors/record-not-found.ts';
import { listAssetRecords } from '../../store/rows/coverage-rows.ts';
import { changeNamed, type DevicePlanDeps } from './device-plan-deps.ts';

const input = z.object({ connectionId: z.int(), keep: z.int().positive(), drop: z.int().positive() });

/** A merge that was planned. */
export interface PlannedMerge {
  readonly planId: number;
  readonly changes: number;
}

/**
 * Plans the merge of two assets of one client: what the kept one does not say and the other does is written to it, and the other is made
 * inactive. HaloPSA has no merge of assets: tickets stay with the asset that they are of.
 * @throws InvalidInputError, NotPermittedError, RecordNotFoundError
 */
export const planMerge = defineVerb<DevicePlanDeps, typeof input, PlanContent, PlannedMerge>({
  name: 'device-plan.merge',
  input,
  prepare: async (deps, { connectionId, keep, drop }) => {
    const found = await deps.store.inWorkspace(deps.workspaceId, (db) => listAssetRecords(db, connectionId, [keep, drop]), {
      readOnly: true,
    });
    const kept = found.find(({ id }) => id === keep);
    const other = found.find(({ id }) => id === drop);
    if (!kept || !other) throw new RecordNotFoundError('Asset');
    if (keep === drop || kept.clientId !== other.clientId)
      throw new InvalidInputError('device-plan.merge', 'Two assets of one client are merged, and no others.');
    const definition = changeNamed(deps, 'update-asset');
    const won = mergeValues(definition.shape, { kept: kept.record, other: other.record }).filter((one) => one.wins !== one.kept);
    const about = { definition, identity: null, clientId: kept.clientId };
    const named = (record: Readonly<Record<string, unknown>>, id: number) =>
      String(record['inventory_number'] ?? '') || `Asset ${id}`;
    const drafts: ChangeDraft[] = [
      {
        ...about,
        recordKey: String(keep),
        title: named(kept.record, keep),
        before: Object.fromEntries(won.map((one) => [one.field, one.kept])),
        after: Object.fromEntries(won.map((one) => [one.field, one.wins])),
        reason: `It takes over what ${named(other.record, drop)} says and it does not.`,
        evidence: [{ from: `asset ${drop}`, text: 'the asset that is merged into it' }],
      },
      {
        ...about,
        recordKey: String(drop),
        title: named(other.record, drop),
        before: { isInactive: other.record['inactive'] === true },
        after: { isInactive: true },
        reason: `It is merged into ${named(kept.record, keep)}.`,
        evidence: [{ from: `asset ${keep}`, text: 'the asset that is kept' }],
      },
    ];
    return makePlan(drafts);
  },
  run: async ({ db, actor, clock, plans }, { connectionId, keep, drop }, content) => {
    const wish = {
      connectionId,
      kind: 'merge',
      title: `Merge asset ${drop} into ${keep}`,
      remarks: [],
      revertsPlanId: null,
    } as const;
    const planId = await plans.save(db, content, { ...wish, by: actor.name, at: new Date(clock.now()) });
    return { planId, changes: content.changes.length };
  },
  audit: ({ connectionId, keep, drop }, { planId, changes }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { connection: connectionId, keep, drop, changes },
  }),
});
