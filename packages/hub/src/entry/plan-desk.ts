import type { Halo, HaloWriter } from '@sundog/halo';
import { changes } from '../catalog/changes/index.ts';
import type { HaloSignIn } from '../engine/halo-door.ts';
import { labelOfField } from '../engine/plan/record-shape.ts';
import { adoptOutcomes } from '../features/device-plans/adopt-outcomes.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { applyPlan } from '../features/writeback/apply-plan.ts';
import { approvePlan } from '../features/writeback/approve-plan.ts';
import { chooseChanges } from '../features/writeback/choose-changes.ts';
import { discardPlan } from '../features/writeback/discard-plan.ts';
import { exportReview } from '../features/writeback/export-review.ts';
import { planChanges } from '../features/writeback/plan-changes.ts';
import type { PlanDeps } from '../features/writeback/plan-deps.ts';
import type { PlanReport } from '../features/writeback/plan-report.ts';
import { readPolicy } from '../features/writeback/read-policy.ts';
import { revertPlan } from '../features/writeback/revert-plan.ts';
import { listMatching, reviewChanges } from '../features/writeback/review-changes.ts';
import { readVisiblePlan, reviewPlan, reviewPlans } from '../features/writeback/review-plan.ts';
import { setPolicy } from '../features/writeback/set-policy.ts';
import { showPlan, showPlans } from '../features/writeback/show-plan.ts';
import { unfreeze } from '../features/writeback/unfreeze.ts';
import { findApplyFreeze } from '../store/rows/plan-setting-rows.ts';

/** The way to a client that can write, for the applier of a plan alone. */
export interface ApplyDoorway {
  readonly openForApply: (signIn: HaloSignIn) => Halo & { writer(): HaloWriter };
}

/** A kind of change, for people who want to plan one. */
export interface ChangeKind {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: string;
    readonly isRequired: boolean;
  }[];
}

/** What this process applies now, by number of the plan: whoever asks again waits for the first. */
export type ApplyingPlans = Map<number, Promise<PlanReport>>;

/** Plans: built, reviewed, approved, applied, undone. */
export type PlanDesk = ReturnType<typeof openPlanDesk>;

/** The verbs of plans with their dependencies in hand. */
export function openPlanDesk(setup: SetupDeps, doorway: ApplyDoorway, applying: ApplyingPlans = new Map()) {
  const deps: PlanDeps = {
    ...setup,
    changes,
    openForReading: async (row) => setup.haloDoor.open({ ...row, secret: await readSecret(setup, row) }),
    openForApply: async (row) => doorway.openForApply({ ...row, secret: await readSecret(setup, row) }),
  };
  const apply = async (input: Parameters<typeof applyPlan>[1]): Promise<PlanReport> => {
    try {
      return await applyPlan(deps, input);
    } finally {
      // Also of a run that was cut off: what it did stands. Where this does not come to be, the next plan of the source begins with it.
      await adoptOutcomes(deps, input.planId);
    }
  };
  return {
    kinds: (): readonly ChangeKind[] => changes.map(describeKind),
    build: (input: Parameters<typeof planChanges>[1]) => planChanges(deps, input),
    list: (order: Parameters<typeof showPlans>[1]) => showPlans(deps, order),
    show: (planId: number) => showPlan(deps, planId),
    reviews: (order: Parameters<typeof reviewPlans>[1]) => reviewPlans(deps, order),
    assertVisible: async ({ planId, reader }: Parameters<typeof reviewPlan>[1]) =>
      void (await deps.store.inWorkspace(deps.workspaceId, (db) => readVisiblePlan(db, planId, reader), { readOnly: true })),
    review: (look: Parameters<typeof reviewPlan>[1]) => reviewPlan(deps, look),
    reviewChanges: (look: Parameters<typeof reviewChanges>[1]) => reviewChanges(deps, look),
    listMatching: (look: Parameters<typeof listMatching>[1]) => listMatching(deps, look),
    exportReview: (look: Parameters<typeof exportReview>[1]) => exportReview(deps, look),
    choose: (input: Parameters<typeof chooseChanges>[1]) => chooseChanges(deps, input),
    approve: (input: Parameters<typeof approvePlan>[1]) => approvePlan(deps, input),
    apply,
    applyOnce: (input: Parameters<typeof applyPlan>[1]) => {
      const running = applying.get(input.planId);
      if (running !== undefined) return running;
      const begun = apply(input).finally(() => applying.delete(input.planId));
      applying.set(input.planId, begun);
      return begun;
    },
    revert: (input: Parameters<typeof revertPlan>[1]) => revertPlan(deps, input),
    discard: (input: Parameters<typeof discardPlan>[1]) => discardPlan(deps, input),
    setPolicy: (input: Parameters<typeof setPolicy>[1]) => setPolicy(deps, input),
    readPolicy: (connectionId: number) =>
      deps.store.inWorkspace(deps.workspaceId, (db) => readPolicy(db, connectionId), { readOnly: true }),
    readFreeze: (connectionId: number) =>
      deps.store.inWorkspace(deps.workspaceId, (db) => findApplyFreeze(db, connectionId), { readOnly: true }),
    unfreeze: (input: Parameters<typeof unfreeze>[1]) => unfreeze(deps, input),
  };
}

function describeKind({ name, title, act, shape, requires }: (typeof changes)[number]): ChangeKind {
  const fields = [
    ...Object.entries(shape.members).map(([field, { type }]) => ({ field, type: type as string })),
    ...Object.keys(shape.lists).map((prefix) => ({ field: `${prefix}:<number>`, type: 'text' })),
  ];
  return {
    name,
    title,
    fields:
      act === 'delete'
        ? []
        : fields.map(({ field, type }) => ({
            name: field,
            label: labelOfField(shape, field),
            type,
            isRequired: requires.includes(field),
          })),
  };
}
