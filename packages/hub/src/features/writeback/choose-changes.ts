import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import {
  deletePlanApprovals,
  deletePlanExclusions,
  insertPlanExclusions,
  listPlanExclusions,
} from '../../store/rows/plan-choice-rows.ts';
import { setPlanState } from '../../store/rows/plan-rows.ts';
import { assertOpen } from './assert-open.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readPlanRow } from './read-plan.ts';

const numbers = z.array(z.int().positive()).max(50_000);
const input = z.object({ planId: z.int(), exclude: numbers.default([]), include: numbers.default([]) });

/** Leaves changes out of a plan, or takes them in again. Approvals of what stood there before end. @throws PlanNotFoundError, PlanStateError */
export const chooseChanges = defineVerb<PlanDeps, typeof input, undefined, { readonly excluded: readonly number[] }>({
  name: 'plan.choose',
  input,
  prepare: async () => undefined,
  run: async ({ db, actor, clock }, { planId, exclude, include }) => {
    const at = new Date(clock.now());
    const plan = await readPlanRow(db, planId, { lock: true });
    assertOpen(plan, at);
    await deletePlanExclusions(db, planId, include);
    await insertPlanExclusions(db, plan, { numbers: exclude, by: actor.name, at });
    await deletePlanApprovals(db, planId);
    if (plan.state === 'approved') await setPlanState(db, planId, { state: 'planned', reason: null, settledAt: null });
    return { excluded: await listPlanExclusions(db, planId) };
  },
  audit: ({ planId, exclude, include }, { excluded }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { leftOut: exclude.length, takenIn: include.length, nowLeftOut: excluded.length },
  }),
});
