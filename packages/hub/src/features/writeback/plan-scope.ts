import { createHash } from 'node:crypto';
import type { Db } from '../../store/database.ts';
import { listPlanApprovals, listPlanExclusions, type PlanApprovalRow } from '../../store/rows/plan-choice-rows.ts';
import type { PlanRow } from '../../store/rows/plan-rows.ts';

/** What of a plan is to be applied, and who approved exactly that. */
export interface PlanScope {
  readonly excluded: ReadonlySet<number>;
  readonly scopeHash: Buffer;
  /** Approvals of what stands there now; earlier ones of something else do not count. */
  readonly approvals: readonly PlanApprovalRow[];
}

/** Reads what is to be applied of a plan. */
export async function readScope(db: Db, plan: PlanRow): Promise<PlanScope> {
  const excluded = await listPlanExclusions(db, plan.id);
  const scopeHash = createHash('sha256').update(plan.contentHash).update(excluded.join(',')).digest();
  const approvals = (await listPlanApprovals(db, plan.id)).filter((one) => scopeHash.equals(one.scopeHash));
  return { excluded: new Set(excluded), scopeHash, approvals };
}
