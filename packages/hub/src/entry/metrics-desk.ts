import { entities } from '../catalog/entities/index.ts';
import { openPassTotals } from '../features/metrics/pass-totals.ts';
import { readMetrics, type WorkspaceMetrics } from '../features/metrics/read-metrics.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import type { JointBudgets } from './joint-budgets.ts';

/** A workspace in numbers, for whoever watches the hub from outside. */
export interface MetricsDesk {
  readonly read: () => Promise<WorkspaceMetrics>;
}

/** The desk of a workspace. What is counted is counted from now on. */
export function openMetricsDesk({ store, workspaceId, clock }: SetupDeps, budgets: JointBudgets): MetricsDesk {
  const deps = { store, workspaceId, clock, entities, totals: openPassTotals(new Date(clock.now())), readBudget: budgets.read };
  return { read: () => readMetrics(deps) };
}
