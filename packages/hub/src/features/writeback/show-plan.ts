import type { PolicyJudgement } from '../../engine/plan/judge-policies.ts';
import type { PlannedChange } from '../../engine/plan/planned-change.ts';
import { labelOfField } from '../../engine/plan/record-shape.ts';
import { listPlanChanges } from '../../store/rows/plan-change-rows.ts';
import { listPlanOutcomes, type PlanOutcomeRow } from '../../store/rows/plan-outcome-rows.ts';
import { listPlans, type PlanRow } from '../../store/rows/plan-rows.ts';
import { judgePlan } from './judge-plan.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { type PlanReport, reportPlan } from './plan-report.ts';
import { readScope } from './plan-scope.ts';
import { readPlanRow } from './read-plan.ts';

/** A change as it is shown: with its words, its choice, and what came of it. */
export interface ShownChange extends PlannedChange {
  readonly changeTitle: string;
  /** What people call each field. */
  readonly labels: Readonly<Record<string, string>>;
  readonly isExcluded: boolean;
  readonly outcome: Omit<PlanOutcomeRow, 'number'> | null;
}

/** A whole plan, for review. */
export interface ShownPlan {
  readonly plan: Omit<PlanRow, 'contentHash'>;
  readonly report: PlanReport;
  readonly judgement: PolicyJudgement;
  readonly approvals: readonly { readonly by: string; readonly at: Date }[];
  readonly changes: readonly ShownChange[];
}

/** A plan with its changes, policies and outcomes. @throws PlanNotFoundError */
export async function showPlan(deps: PlanDeps, planId: number): Promise<ShownPlan> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const { contentHash, ...plan } = await readPlanRow(db, planId);
      const changes = await listPlanChanges(db, planId);
      const scope = await readScope(db, { ...plan, contentHash });
      const outcomes = new Map((await listPlanOutcomes(db, planId)).map(({ number, ...outcome }) => [number, outcome]));
      return {
        plan,
        report: await reportPlan(db, { ...plan, contentHash }),
        judgement: await judgePlan({ ...deps, db }, { ...plan, contentHash }, { changes, excluded: scope.excluded }),
        approvals: scope.approvals.map(({ approvedBy, approvedAt }) => ({ by: approvedBy, at: approvedAt })),
        changes: changes.map((change) => ({
          ...change,
          changeTitle: findChange(deps, change.change)?.title ?? change.change,
          labels: labelsOf(deps, change),
          isExcluded: scope.excluded.has(change.number),
          outcome: outcomes.get(change.number) ?? null,
        })),
      };
    },
    { readOnly: true },
  );
}

/** Plans, newest first. */
export async function showPlans(
  { store, workspaceId }: PlanDeps,
  order: { readonly connectionId: number | null; readonly limit: number },
): Promise<readonly PlanReport[]> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const reports: PlanReport[] = [];
      for (const plan of await listPlans(db, order)) reports.push(await reportPlan(db, plan));
      return reports;
    },
    { readOnly: true },
  );
}

function labelsOf(deps: PlanDeps, { change, before, after, conflicts }: PlannedChange): Readonly<Record<string, string>> {
  const shape = findChange(deps, change)?.shape;
  const names = new Set([...Object.keys(before), ...Object.keys(after), ...conflicts.map(({ field }) => field)]);
  return Object.fromEntries([...names].map((name) => [name, shape ? labelOfField(shape, name) : name]));
}
