import { judgePolicies, type PolicyJudgement } from '../../engine/plan/judge-policies.ts';
import type { PlannedChange } from '../../engine/plan/planned-change.ts';
import type { Db } from '../../store/database.ts';
import type { PlanRow } from '../../store/rows/plan-rows.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { readPolicy } from './read-policy.ts';

/** What is looked at of a change. */
type Judged = Pick<PlannedChange, 'number' | 'entity' | 'sign' | 'change'>;

/** What the policy of its connection says of the part of a plan that is to be applied. */
export async function judgePlan(
  deps: Pick<PlanDeps, 'changes' | 'clock'> & { readonly db: Db },
  plan: PlanRow,
  part: { readonly changes: readonly Judged[]; readonly excluded: ReadonlySet<number> },
): Promise<PolicyJudgement> {
  const judged = part.changes
    .filter(({ number }) => !part.excluded.has(number))
    .map(({ entity, sign, change }) => ({ entity, sign, isSmall: findChange(deps, change)?.isSmall ?? false }));
  return judgePolicies(
    { changes: judged, population: plan.population, accepted: plan.acceptedCount, at: new Date(deps.clock.now()) },
    await readPolicy(deps.db, plan.connectionId),
  );
}
