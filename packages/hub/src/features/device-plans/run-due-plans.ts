import { HubError } from '../../foundation/errors/hub-error.ts';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import { buildDevicePlan } from './build-device-plan.ts';
import type { DevicePlanDeps } from './device-plan-deps.ts';
import { readFieldMap } from './read-field-map.ts';

/** What the schedule planned, in figures. */
export interface DuePlans {
  readonly sources: number;
  readonly planned: number;
  readonly changes: number;
  readonly applied: number;
  /** Sources that could not be planned, such as those whose mapping is not far enough. */
  readonly failed: number;
}

/**
 * Plans every source of a connection that is to be planned by itself, and applies what the policy lets through without a person. A plan that
 * needs one waits. What was applied is taken over at once, so that a device that became an asset is linked when this ends.
 * @throws the signal's reason when it aborts
 */
export async function runDuePlans(
  deps: DevicePlanDeps,
  { connectionId, signal }: { readonly connectionId: number; readonly signal?: AbortSignal | undefined },
): Promise<DuePlans> {
  const due = await deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const found = [];
      for (const row of await listSourceRows(db)) {
        if (row.connectionId !== connectionId || row.state === 'removed' || row.pausedAt !== null) continue;
        if ((await readFieldMap(db, row)).map.planning.planAutomatically) found.push(row.id);
      }
      return found;
    },
    { readOnly: true },
  );
  const total = { sources: due.length, planned: 0, changes: 0, applied: 0, failed: 0 };
  for (const id of due) {
    signal?.throwIfAborted();
    try {
      const { planId, changes } = await buildDevicePlan(deps, { source: `#${id}` });
      if (planId === null) continue;
      total.planned += 1;
      total.changes += changes;
      if (!(await deps.plans.passesAlone(planId))) continue;
      await deps.plans.apply(planId, signal);
      total.applied += 1;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof HubError)) throw error;
      total.failed += 1;
    }
  }
  return total;
}
