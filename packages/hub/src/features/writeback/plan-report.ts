import type { ChangeOutcome } from '../../engine/plan/planned-change.ts';
import type { Db } from '../../store/database.ts';
import { listPlanOutcomes } from '../../store/rows/plan-outcome-rows.ts';
import type { PlanRow, PlanState } from '../../store/rows/plan-rows.ts';

/** How the applying of a plan stands. */
export interface PlanReport {
  readonly planId: number;
  readonly connectionId: number;
  readonly state: PlanState;
  readonly reason: string | null;
  readonly changes: number;
  /** How many changes came to what. */
  readonly outcomes: Readonly<Partial<Record<ChangeOutcome, number>>>;
  /** Changes that are not settled. */
  readonly open: number;
}

/** Counts the outcomes of a plan. */
export async function reportPlan(db: Db, plan: PlanRow): Promise<PlanReport> {
  const outcomes: Partial<Record<ChangeOutcome, number>> = {};
  const settled = await listPlanOutcomes(db, plan.id);
  for (const { outcome } of settled) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    planId: plan.id,
    connectionId: plan.connectionId,
    state: plan.state,
    reason: plan.stateReason,
    changes: plan.changeCount,
    outcomes,
    open: plan.changeCount - settled.length,
  };
}

/** How a plan ends of which everything is settled. What was left out or was so already speaks neither for nor against it. */
export function endStateOf({ outcomes }: Pick<PlanReport, 'outcomes'>): 'applied' | 'partly-applied' | 'failed' {
  const good = (outcomes.applied ?? 0) + (outcomes['altered-by-halo'] ?? 0) + (outcomes.unchanged ?? 0);
  const bad = (outcomes.stale ?? 0) + (outcomes.refused ?? 0) + (outcomes.failed ?? 0) + (outcomes.uncertain ?? 0);
  if (bad === 0) return 'applied';
  return good === 0 ? 'failed' : 'partly-applied';
}
