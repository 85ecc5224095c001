import { PlanStateError } from '../../foundation/errors/plan-state.ts';
import type { PlanRow } from '../../store/rows/plan-rows.ts';

const openStates = new Set<PlanRow['state']>(['planned', 'approved', 'stopped']);

/** Refuses what can only be done with a plan that is still to be applied. @throws PlanStateError */
export function assertOpen(plan: PlanRow, at: Date): void {
  if (!openStates.has(plan.state))
    throw new PlanStateError(`Plan ${plan.id} is ${sayState(plan.state)}.`, {
      why: plan.stateReason ?? `it was ${sayState(plan.state)} before`,
      remedy: plan.state === 'applying' ? 'Wait until it is done; "sundog show" says how far it is.' : 'Build a new plan.',
    });
  if (plan.state !== 'stopped' && at >= plan.expiresAt)
    throw new PlanStateError(`Plan ${plan.id} has expired.`, {
      why: `it was to be applied until ${plan.expiresAt.toISOString()}, and HaloPSA may look different now`,
      remedy: 'Build a new plan.',
    });
}

function sayState(state: PlanRow['state']): string {
  return state === 'applying' ? 'being applied' : state.replaceAll('-', ' ');
}
