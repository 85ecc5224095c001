import type { Halo, HaloWriter } from '@sundog/halo';
import { changes } from '../catalog/changes/index.ts';
import type { HaloSignIn } from '../engine/halo-door.ts';
import { labelOfField } from '../engine/plan/record-shape.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { applyPlan } from '../features/writeback/apply-plan.ts';
import { approvePlan } from '../features/writeback/approve-plan.ts';
import { chooseChanges } from '../features/writeback/choose-changes.ts';
import { discardPlan } from '../features/writeback/discard-plan.ts';
import { planChanges } from '../features/writeback/plan-changes.ts';
import type { PlanDeps } from '../features/writeback/plan-deps.ts';
import { readPolicy } from '../features/writeback/read-policy.ts';
import { revertPlan } from '../features/writeback/revert-plan.ts';
import { setPolicy } from '../features/writeback/set-policy.ts';
import { showPlan, showPlans } from '../features/writeback/show-plan.ts';
import { unfreeze } from '../features/writeback/unfreeze.ts';

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

/** Plans: built, reviewed, approved, applied, undone. */
export type PlanDesk = ReturnType<typeof openPlanDesk>;

/** The verbs of plans with their dependencies in hand. */
export function openPlanDesk(setup: SetupDeps, doorway: ApplyDoorway) {
  const deps: PlanDeps = {
    ...setup,
    changes,
    openForReading: async (row) => setup.haloDoor.open({ ...row, secret: await readSecret(setup, row) }),
    openForApply: async (row) => doorway.openForApply({ ...row, secret: await readSecret(setup, row) }),
  };
  return {
    kinds: (): readonly ChangeKind[] => changes.map(describeKind),
    build: (input: Parameters<typeof planChanges>[1]) => planChanges(deps, input),
    list: (order: Parameters<typeof showPlans>[1]) => showPlans(deps, order),
    show: (planId: number) => showPlan(deps, planId),
    choose: (input: Parameters<typeof chooseChanges>[1]) => chooseChanges(deps, input),
    approve: (input: Parameters<typeof approvePlan>[1]) => approvePlan(deps, input),
    apply: (input: Parameters<typeof applyPlan>[1]) => applyPlan(deps, input),
    revert: (input: Parameters<typeof revertPlan>[1]) => revertPlan(deps, input),
    discard: (input: Parameters<typeof discardPlan>[1]) => discardPlan(deps, input),
    setPolicy: (input: Parameters<typeof setPolicy>[1]) => setPolicy(deps, input),
    readPolicy: (connectionId: number) =>
      deps.store.inWorkspace(deps.workspaceId, (db) => readPolicy(db, connectionId), { readOnly: true }),
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
