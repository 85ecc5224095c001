import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { setPlanState } from '../../store/rows/plan-rows.ts';
import { assertOpen } from './assert-open.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readPlanRow } from './read-plan.ts';

const input = z.object({ planId: z.int(), reason: z.string().trim().max(500).default('') });

/** Discards a plan that was not applied. It stays readable. @throws PlanNotFoundError, PlanStateError */
export const discardPlan = defineVerb<PlanDeps, typeof input, undefined, { readonly planId: number }>({
  name: 'plan.discard',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock }, { planId, reason }) => {
    const at = new Date(clock.now());
    const plan = await readPlanRow(db, planId, { lock: true });
    // One that has expired may be discarded all the same.
    assertOpen(plan, new Date(0));
    await setPlanState(db, planId, { state: 'discarded', reason: reason === '' ? null : reason, settledAt: at });
    return { planId };
  },
  audit: ({ planId }) => ({ subject: `plan ${planId}`, subjectKind: 'plan', subjectId: String(planId), detail: {} }),
});
