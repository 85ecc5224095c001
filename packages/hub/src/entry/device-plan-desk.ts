import { changes } from '../catalog/changes/index.ts';
import { adoptOutcomes } from '../features/device-plans/adopt-outcomes.ts';
import { buildDevicePlan } from '../features/device-plans/build-device-plan.ts';
import type { DevicePlanDeps } from '../features/device-plans/device-plan-deps.ts';
import { findPlannedSource } from '../features/device-plans/find-planned-source.ts';
import { planMerge } from '../features/device-plans/plan-merge.ts';
import { readCounted } from '../features/device-plans/read-counted.ts';
import { listDuplicates, listUncovered, readCoverage } from '../features/device-plans/read-coverage.ts';
import { readProvenance } from '../features/device-plans/read-provenance.ts';
import { releaseFields } from '../features/device-plans/release-fields.ts';
import { runDuePlans } from '../features/device-plans/run-due-plans.ts';
import { setFieldMap } from '../features/device-plans/set-field-map.ts';
import { listHeldFields, showFieldMap } from '../features/device-plans/show-field-map.ts';
import { readReadiness } from '../features/mapping/read-readiness.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { savePlan } from '../features/writeback/save-plan.ts';
import type { MappingDesk } from './mapping-desk.ts';
import type { PlanDesk } from './plan-desk.ts';

/** Plans that are built from sources, and where the values of assets come from. */
export type DevicePlanDesk = ReturnType<typeof openDevicePlanDesk>;

/** The verbs of device plans with their dependencies in hand. */
export function openDevicePlanDesk(
  setup: Pick<SetupDeps, 'store' | 'workspaceId' | 'clock' | 'actor'>,
  { plans, mapping }: { readonly plans: Pick<PlanDesk, 'show' | 'applyOnce'>; readonly mapping: Pick<MappingDesk, 'refresh'> },
) {
  const { store, workspaceId, clock, actor } = setup;
  const deps: DevicePlanDeps = {
    ...{ store, workspaceId, clock, actor, changes },
    loadTransforms: async () => (await import('../catalog/transforms/index.ts')).transforms,
    plans: {
      save: savePlan,
      passesAlone: async (planId) => {
        const { judgement, plan } = await plans.show(planId);
        return judgement.approvalsNeeded === 0 && !judgement.isBlocked && plan.state === 'planned';
      },
      apply: (planId, signal) => plans.applyOnce({ planId, ...(signal ? { signal } : {}) }),
    },
    readReadiness,
  };
  return {
    showMap: (source: string) => showFieldMap(deps, source),
    setMap: (input: Parameters<typeof setFieldMap>[1]) => setFieldMap(deps, input),
    // A device that nobody has compared yet must not become a second asset of the same machine.
    build: async (input: Parameters<typeof buildDevicePlan>[1]) => {
      await mapping.refresh({ source: input.source });
      return buildDevicePlan(deps, input);
    },
    adopt: (planId: number) => adoptOutcomes(deps, planId),
    runDue: (order: Parameters<typeof runDuePlans>[1]) => runDuePlans(deps, order),
    findSource: (source: string) => store.inWorkspace(workspaceId, (db) => findPlannedSource(db, source), { readOnly: true }),
    provenance: (order: Parameters<typeof readProvenance>[1]) => readProvenance(deps, order),
    release: (input: Parameters<typeof releaseFields>[1]) => releaseFields(deps, input),
    heldFields: (connectionId: number) => listHeldFields(deps, connectionId),
    coverage: (order: Parameters<typeof readCoverage>[1]) => readCoverage(deps, order),
    uncovered: (order: Parameters<typeof listUncovered>[1]) => listUncovered(deps, order),
    duplicates: (order: Parameters<typeof listDuplicates>[1]) => listDuplicates(deps, order),
    planMerge: (input: Parameters<typeof planMerge>[1]) => planMerge(deps, input),
    counted: (order: Parameters<typeof readCounted>[1]) => readCounted(deps, order),
  };
}
