import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { PlanBlockedError } from '../../foundation/errors/plan-blocked.ts';
import { listPlanChanges } from '../../store/rows/plan-change-rows.ts';
import { upsertPlanApproval } from '../../store/rows/plan-choice-rows.ts';
import { acceptPlanCount, setPlanState } from '../../store/rows/plan-rows.ts';
import { assertOpen } from './assert-open.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readScope } from './plan-scope.ts';
import { readPlanRow } from './read-plan.ts';

const input = z.object({
  planId: z.int(),
  /** The number of changes that the person accepts though it is over the limit of the policy. */
  acceptCount: z.int().positive().optional(),
});

/** How a plan stands after somebody approved it. */
export interface Approval {
  readonly planId: number;
  readonly connectionId: number;
  readonly approvals: number;
  readonly needed: number;
}

/**
 * Approves what is to be applied of a plan, as it stands now. Whoever leaves changes out afterwards takes the approvals back with it.
 * @throws InvalidInputError, NotPermittedError, PlanNotFoundError, PlanStateError, PlanBlockedError
 */
export const approvePlan = defineVerb<PlanDeps, typeof input, undefined, Approval>({
  name: 'plan.approve',
  input,
  prepare: async () => undefined,
  run: async (deps, { planId, acceptCount }) => {
    const { db, actor, clock } = deps;
    const at = new Date(clock.now());
    const plan = await readPlanRow(db, planId, { lock: true });
    assertOpen(plan, at);
    if (acceptCount !== undefined) await acceptPlanCount(db, planId, acceptCount);
    const scope = await readScope(db, plan);
    const changes = await listPlanChanges(db, planId);
    const accepted = { ...plan, acceptedCount: acceptCount ?? plan.acceptedCount };
    const { approvalsNeeded, findings } = await judgePlan(deps, accepted, { changes, excluded: scope.excluded });
    const blast = findings.find(({ policy, verdict }) => policy === 'blast-radius' && verdict === 'blocked');
    if (blast) throw new PlanBlockedError(planId, [blast.sentence]);
    await upsertPlanApproval(db, plan, { approvedBy: approverOf(actor), approvedAt: at, scopeHash: scope.scopeHash });
    const approvals = (await readScope(db, plan)).approvals.length;
    if (approvals >= approvalsNeeded && plan.state === 'planned')
      await setPlanState(db, planId, { state: 'approved', reason: null, settledAt: null });
    return { planId, connectionId: plan.connectionId, approvals, needed: approvalsNeeded };
  },
  audit: ({ planId, acceptCount }, { approvals, needed }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { approvals, needed, ...(acceptCount === undefined ? {} : { acceptedCount: acceptCount }) },
  }),
});

/** Two approvals are of two people: an account counts once, whatever it is called. */
function approverOf({ accountId, kind, name }: PlanDeps['actor']): string {
  return accountId ?? `${kind} ${name}`;
}
