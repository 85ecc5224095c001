import { hashPlan } from '../../engine/plan/make-plan.ts';
import type { PlannedChange } from '../../engine/plan/planned-change.ts';
import { PlanBlockedError } from '../../foundation/errors/plan-blocked.ts';
import { PlanStateError } from '../../foundation/errors/plan-state.ts';
import { PlanTamperedError } from '../../foundation/errors/plan-tampered.ts';
import type { Db } from '../../store/database.ts';
import { findTornRows } from '../../store/rows/hash-journal-row.ts';
import { listPlanChanges } from '../../store/rows/plan-change-rows.ts';
import { listPlanJournal } from '../../store/rows/plan-journal-rows.ts';
import { type PlanRow, setPlanState } from '../../store/rows/plan-rows.ts';
import { findApplyFreeze } from '../../store/rows/plan-setting-rows.ts';
import { assertOpen } from './assert-open.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readScope } from './plan-scope.ts';
import { readPlanRow } from './read-plan.ts';

/** A plan that may be applied now. */
export interface BegunPlan {
  readonly plan: PlanRow;
  readonly changes: readonly PlannedChange[];
  readonly excluded: ReadonlySet<number>;
}

const endStates = new Set<PlanRow['state']>(['applied', 'partly-applied', 'failed']);

/**
 * Looks whether the plan may be applied, and says that it is being applied. Null: that was done before. Whoever calls holds the lease, so a
 * plan that is said to be under way was left behind by somebody who is gone.
 * @throws PlanNotFoundError, PlanStateError, PlanBlockedError, PlanTamperedError
 */
export async function beginApplying(deps: PlanDeps & { readonly db: Db }, planId: number): Promise<BegunPlan | null> {
  const { db, clock } = deps;
  const at = new Date(clock.now());
  const plan = await readPlanRow(db, planId, { lock: true });
  if (endStates.has(plan.state)) return null;
  // One that a process left behind was approved, and nobody could choose otherwise since; one that stopped may have been changed meanwhile.
  const isLeftBehind = plan.state === 'applying';
  if (!isLeftBehind) assertOpen(plan, at);
  const changes = await listPlanChanges(db, planId);
  if (!hashPlan(changes).equals(plan.contentHash)) throw new PlanTamperedError(planId, 'plan');
  if (findTornRows(planId, await listPlanJournal(db, planId)).length > 0) throw new PlanTamperedError(planId, 'journal');
  const freeze = await findApplyFreeze(db, plan.connectionId);
  if (freeze)
    throw new PlanStateError('Nothing is applied on this connection.', {
      why: freeze.reason,
      remedy: 'Compare HaloPSA with what should be there; then "sundog unfreeze" lets plans be applied again.',
    });
  const { excluded, approvals } = await readScope(db, plan);
  const { approvalsNeeded, findings, isBlocked } = await judgePlan(deps, plan, { changes, excluded });
  if (isBlocked)
    throw new PlanBlockedError(
      planId,
      findings.filter(({ verdict }) => verdict === 'blocked').map(({ sentence }) => sentence),
    );
  if (!isLeftBehind && approvals.length < approvalsNeeded)
    throw new PlanStateError(`Plan ${planId} needs ${approvalsNeeded === 1 ? 'an approval' : 'two approvals'}.`, {
      why: `${approvals.length} of ${approvalsNeeded} ${approvalsNeeded === 1 ? 'person has' : 'people have'} approved it`,
      remedy: `Look at it with "sundog show ${planId}", and approve it with "sundog approve ${planId}".`,
    });
  await setPlanState(db, planId, { state: 'applying', reason: null, settledAt: null });
  return { plan, changes, excluded };
}
