import { changes } from '../catalog/changes/index.ts';
import { connectButton } from '../catalog/product-features/connect-button.ts';
import type { HaloSignIn } from '../engine/halo-door.ts';
import type { Administrator, InstallDeps } from '../features/install/install-deps.ts';
import { type InstallPlan, planConnect } from '../features/install/plan-connect.ts';
import { planRemoval, type RemovalPlan } from '../features/install/plan-removal.ts';
import { type ButtonProof, proveButton } from '../features/install/prove-button.ts';
import { type RemovalReceipt, readReceipt } from '../features/install/read-receipt.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { applyPlan } from '../features/writeback/apply-plan.ts';
import type { PlanDeps } from '../features/writeback/plan-deps.ts';
import type { PlanReport } from '../features/writeback/plan-report.ts';
import { readPlanRow } from '../features/writeback/read-plan.ts';
import { savePlan } from '../features/writeback/save-plan.ts';
import { PlanStateError } from '../foundation/errors/plan-state.ts';
import type { ConnectionRow } from '../store/rows/connection-rows.ts';
import type { ApplyDoorway } from './plan-desk.ts';

/** Installing into HaloPSA, and taking everything out again. Lent rights are used for the one call that they are given to. */
export interface InstallDesk {
  readonly planConnect: (input: Parameters<typeof planConnect>[1]) => Promise<InstallPlan>;
  readonly planRemoval: (input: Parameters<typeof planRemoval>[1]) => Promise<RemovalPlan>;
  /** Applies an approved plan of installing or removing. @throws PlanStateError for lent rights and another plan */
  readonly apply: (order: {
    readonly planId: number;
    readonly administrator: Administrator | null;
    readonly signal?: AbortSignal;
  }) => Promise<PlanReport>;
  readonly proveButton: (connectionId: number) => Promise<ButtonProof>;
  readonly readReceipt: (input: Parameters<typeof readReceipt>[1]) => Promise<RemovalReceipt>;
}

/** The desk over its dependencies. @param publicUrl `SUNDOG_PUBLIC_URL` */
export function openInstallDesk(setup: SetupDeps, doorway: ApplyDoorway, publicUrl: string | null): InstallDesk {
  const signInOf = async (row: ConnectionRow, lent: Administrator | null): Promise<HaloSignIn> =>
    lent === null
      ? { ...row, secret: await readSecret(setup, row) }
      : {
          ...row,
          grant: 'client_credentials',
          clientId: lent.clientId,
          username: null,
          secret: lent.secret,
          scopes: null,
          workedAt: null,
        };
  const planDeps = (lent: Administrator | null): PlanDeps => ({
    ...setup,
    changes,
    openForReading: async (row) => setup.haloDoor.open(await signInOf(row, lent)),
    openForApply: async (row) => doorway.openForApply(await signInOf(row, lent)),
  });
  const deps: InstallDeps = {
    ...setup,
    changes,
    feature: connectButton,
    publicUrl,
    answersAt,
    openForReading: async (row, lent) => setup.haloDoor.open(await signInOf(row, lent)),
    savePlan: (db, content, wish) => savePlan(db, content, { ...wish, revertsPlanId: null }),
  };
  return {
    planConnect: (input) => planConnect(deps, input),
    planRemoval: (input) => planRemoval(deps, input),
    apply: async ({ planId, administrator, signal }) => {
      const { kind } = await setup.store.inWorkspace(setup.workspaceId, (db) => readPlanRow(db, planId), { readOnly: true });
      if (administrator !== null && kind !== 'install' && kind !== 'removal')
        throw new PlanStateError(`Plan ${planId} is not applied with lent rights.`, {
          why: 'these are for installing and removing alone',
          remedy: `Apply it with the rights of the connection: sundog apply ${planId}.`,
        });
      return applyPlan(planDeps(administrator), { planId, ...(signal ? { signal } : {}) });
    },
    proveButton: (connectionId) => proveButton(deps, connectionId),
    readReceipt: (input) => readReceipt(deps, input),
  };
}

/** Whether this hub answers at its own public address. The operator set it, so it is asked wherever it leads. */
async function answersAt(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/health', url), { redirect: 'error', signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
