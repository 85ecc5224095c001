import type { Clock } from '@sundog/halo';
import { type FreshnessTerms, freshnessTarget } from '../../engine/sync/freshness-target.ts';
import type { Db, Store } from '../../store/database.ts';
import { listOpenAlarms } from '../../store/rows/alarm-rows.ts';
import { listChainHeads } from '../../store/rows/audit-chain-rows.ts';
import { type ConnectionRow, listConnectionRows } from '../../store/rows/connection-rows.ts';
import { countChannelsWaiting, countEntityFailures, countWebhooksWaiting } from '../../store/rows/metric-rows.ts';
import { listSyncAges } from '../../store/rows/sync-age-rows.ts';
import { countRowIssues } from '../../store/rows/sync-issue-rows.ts';
import type { EntityPasses, PassTotals } from './pass-totals.ts';

/** One entity of a connection in numbers. */
export interface EntityMetrics {
  /** Table name. */
  readonly entity: string;
  readonly passes: EntityPasses;
  /** Whether its last pass failed, was refused, or is not believed. */
  readonly isFailing: boolean;
  /** Passes that failed since it is connected. */
  readonly failures: number;
  /** Unix time of its last successful pass, in seconds; null: none. */
  readonly lastSuccess: number | null;
  readonly ageSeconds: number | null;
  /** Null: it has no hour of its own. */
  readonly targetSeconds: number | null;
  readonly quarantined: number;
}

/** One connection in numbers. */
export interface ConnectionMetrics {
  readonly connectionId: number;
  readonly isPaused: boolean;
  readonly entities: readonly EntityMetrics[];
  readonly webhooksWaiting: number;
  /** Requests of the window; null: nothing was asked of this HaloPSA yet. */
  readonly budget: { readonly used: number; readonly limit: number; readonly waiting: number; readonly refused: number } | null;
}

/** One workspace in numbers: no name of anybody, and nothing of a customer. */
export interface WorkspaceMetrics {
  readonly workspaceId: number;
  readonly connections: readonly ConnectionMetrics[];
  readonly messagesWaiting: number;
  readonly alarms: { readonly warn: number; readonly fail: number };
  /** Rows of its audit: the place of the last one in the chain. */
  readonly auditEvents: number;
}

export interface MetricsDeps {
  readonly store: Store;
  readonly workspaceId: number;
  readonly clock: Clock;
  readonly entities: readonly (FreshnessTerms & { readonly table: string })[];
  readonly totals: PassTotals;
  readonly readBudget: (connection: ConnectionRow) => Promise<ConnectionMetrics['budget']>;
}

/** Reads a workspace's numbers from small tables and indexes: no table of records is counted, however large the mirror is. */
export async function readMetrics(deps: MetricsDeps): Promise<WorkspaceMetrics> {
  const { store, workspaceId } = deps;
  const { rows, ...read } = await store.inWorkspace(
    workspaceId,
    async (db) => {
      const connections = (await listConnectionRows(db)).filter(({ state }) => state !== 'removed');
      const webhooks = await countWebhooksWaiting(db);
      const found = [];
      for (const row of connections)
        found.push({ row, webhooksWaiting: webhooks.get(row.id) ?? 0, entities: await readEntities(deps, db, row) });
      const alarms = await listOpenAlarms(db);
      const [head] = await listChainHeads(db.client);
      return {
        rows: found,
        messagesWaiting: await countChannelsWaiting(db),
        alarms: { warn: alarms.filter(isWarning).length, fail: alarms.filter((alarm) => !isWarning(alarm)).length },
        auditEvents: head?.seq ?? 0,
      };
    },
    { readOnly: true },
  );
  const connections = [];
  for (const { row, ...rest } of rows)
    connections.push({ connectionId: row.id, isPaused: row.pausedAt !== null, ...rest, budget: await deps.readBudget(row) });
  return { workspaceId, connections, ...read };
}

const isWarning = ({ severity }: { readonly severity: string }) => severity === 'warn';
const nothing: EntityPasses = { results: new Map(), rows: null };

async function readEntities(deps: MetricsDeps, db: Db, row: ConnectionRow): Promise<readonly EntityMetrics[]> {
  const passes = await deps.totals.read(db, row.id);
  const quarantined = await countRowIssues(db, row.id);
  const failures = await countEntityFailures(db, row.id);
  const byTable = new Map(deps.entities.map((entity) => [entity.table, entity]));
  const chosen = (await listSyncAges(db, row.id)).filter(({ entity }) => row.entities === null || row.entities.includes(entity));
  return chosen.map(({ entity, state, lastSuccessAt }) => {
    const definition = byTable.get(entity);
    const target = definition ? freshnessTarget(definition, row.syncEveryMinutes) : null;
    const lastMs = lastSuccessAt?.getTime() ?? null;
    return {
      entity,
      passes: passes.get(entity) ?? nothing,
      isFailing: state === 'failed' || state === 'no-permission' || state === 'suspect',
      failures: failures.get(entity) ?? 0,
      lastSuccess: lastMs === null ? null : lastMs / 1000,
      ageSeconds: lastMs === null ? null : Math.max(0, (deps.clock.now() - lastMs) / 1000),
      targetSeconds: target === null ? null : target * 60,
      quarantined: quarantined.get(entity) ?? 0,
    };
  });
}
