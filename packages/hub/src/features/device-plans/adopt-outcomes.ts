import { adoptSourceChanges, listSourcesOfPlan } from '../../store/rows/source-change-rows.ts';
import type { DevicePlanDeps } from './device-plan-deps.ts';

/**
 * Takes over what the changes of a plan came to: links of assets that were made, and where values come from. Nothing to do for plans that no
 * source built. Twice does no more than once.
 */
export async function adoptOutcomes(
  { store, workspaceId, clock }: Pick<DevicePlanDeps, 'store' | 'workspaceId' | 'clock'>,
  planId: number,
): Promise<void> {
  await store.inWorkspace(workspaceId, async (db) => {
    for (const sourceId of await listSourcesOfPlan(db, planId)) await adoptSourceChanges(db, sourceId, new Date(clock.now()));
  });
}
