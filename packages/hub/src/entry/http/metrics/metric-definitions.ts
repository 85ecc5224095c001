import type { ConnectionMetrics, EntityMetrics } from '../../../features/metrics/read-metrics.ts';
import type { PoolUse } from '../../../store/database.ts';
import type { InstallationMetrics } from '../../operations-desk.ts';

/** One value under its labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric that is read when it is asked for. Labels hold numbers and names of ours: no name of a person, a client or a connection. */
export interface MetricDefinition {
  readonly name: string;
  readonly kind: 'gauge' | 'counter';
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: (from: MetricSource) => readonly Sample[];
}

/** What metrics are made of. */
export interface MetricSource {
  readonly version: string;
  readonly pools: readonly PoolUse[];
  /** Null: the database cannot be reached. */
  readonly installation: InstallationMetrics | null;
}

type OfConnection = (connection: ConnectionMetrics) => number | null;
type OfEntity = (entity: EntityMetrics) => number | null;

const connectionsOf = ({ installation }: MetricSource) =>
  installation?.workspaces.flatMap(({ connections }) => connections) ?? [];
const workspacesOf = ({ installation }: MetricSource) => installation?.workspaces ?? [];
const sample = (labels: Sample['labels'], value: number | null): readonly Sample[] => (value === null ? [] : [{ labels, value }]);
const connectionLabel = ({ connectionId }: ConnectionMetrics) => ({ connection: String(connectionId) });

/** As Prometheus names them. */
const kindOf = (name: string) => (name.endsWith('_total') ? 'counter' : 'gauge');

const ofConnection = (name: string, help: string, read: OfConnection): MetricDefinition => ({
  ...{ name, help, kind: kindOf(name), labels: ['connection'] },
  read: (from) => connectionsOf(from).flatMap((one) => sample(connectionLabel(one), read(one))),
});

const ofEntity = (name: string, help: string, read: OfEntity): MetricDefinition => ({
  ...{ name, help, kind: kindOf(name), labels: ['connection', 'entity'] },
  read: (from) =>
    connectionsOf(from).flatMap((one) =>
      one.entities.flatMap((entity) => sample({ ...connectionLabel(one), entity: entity.entity }, read(entity))),
    ),
});

/** A pass that failed stays open, and the next one goes on with it: failures are counted by themselves. */
const results = ['done', 'suspect', 'abandoned'] as const;

/** Every metric of the hub besides those of its process and its HTTP door. docs/operations.md lists them; a test compares. */
export const metricDefinitions: readonly MetricDefinition[] = [
  {
    ...{ name: 'sundog_build_info', kind: 'gauge', help: 'The version that runs; always 1.', labels: ['version'] },
    read: ({ version }) => [{ labels: { version }, value: 1 }],
  },
  {
    ...{ name: 'sundog_database_up', kind: 'gauge', help: '1 where the database answered this time, else 0.', labels: [] },
    read: ({ installation }) => [{ labels: {}, value: installation === null ? 0 : 1 }],
  },
  {
    name: 'sundog_database_pool_connections',
    kind: 'gauge',
    help: 'Database connections of this process, by pool and state; waiting counts transactions that wait for one.',
    labels: ['pool', 'state'],
    read: ({ pools }) =>
      pools.flatMap(({ pool, ...use }) =>
        (['used', 'idle', 'waiting', 'limit'] as const).map((state) => ({ labels: { pool, state }, value: use[state] })),
      ),
  },
  ofEntity(
    'sundog_entity_rows',
    'Rows of the mirror at the end of the last full pass; entities without full passes have none.',
    ({ passes }) => passes.rows,
  ),
  ofEntity(
    'sundog_entity_last_success_timestamp_seconds',
    'When the last successful pass ended, Unix time.',
    ({ lastSuccess }) => lastSuccess,
  ),
  ofEntity('sundog_entity_freshness_age_seconds', 'Seconds since the last successful pass.', ({ ageSeconds }) => ageSeconds),
  ofEntity(
    'sundog_entity_freshness_target_seconds',
    'Within how many seconds the entity is to be read again.',
    ({ targetSeconds }) => targetSeconds,
  ),
  ofEntity('sundog_entity_failing', '1 where the last pass failed, was refused or is not believed.', ({ isFailing }) =>
    Number(isFailing),
  ),
  ofEntity('sundog_sync_failures_total', 'Passes that failed or were refused.', ({ failures }) => failures),
  ofEntity('sundog_entity_quarantined_rows', 'Rows that were set aside and wait for somebody.', ({ quarantined }) => quarantined),
  {
    name: 'sundog_sync_passes_total',
    kind: 'counter',
    help: 'Passes that ended since this process began, in whatever process they ran, by how they ended.',
    labels: ['connection', 'entity', 'result'],
    read: (from) =>
      connectionsOf(from).flatMap((one) =>
        one.entities.flatMap(({ entity, passes }) =>
          results.map((result) => ({
            labels: { ...connectionLabel(one), entity, result },
            value: passes.results.get(result) ?? 0,
          })),
        ),
      ),
  },
  ofConnection('sundog_connection_paused', '1 where the schedule leaves the connection alone.', ({ isPaused }) =>
    Number(isPaused),
  ),
  ofConnection('sundog_request_budget_used', 'Requests to HaloPSA within its window.', ({ budget }) => budget?.used ?? null),
  ofConnection('sundog_request_budget_limit', 'Requests that the window allows.', ({ budget }) => budget?.limit ?? null),
  ofConnection('sundog_request_budget_waiting', 'Requests that wait for room.', ({ budget }) => budget?.waiting ?? null),
  ofConnection(
    'sundog_request_budget_refused_total',
    'Requests that HaloPSA refused for being too many (429).',
    ({ budget }) => budget?.refused ?? null,
  ),
  ofConnection(
    'sundog_webhook_deliveries_waiting',
    'Deliveries of HaloPSA not acted on yet.',
    ({ webhooksWaiting }) => webhooksWaiting,
  ),
  {
    name: 'sundog_channel_messages_waiting',
    kind: 'gauge',
    help: 'Messages to people that wait to be sent.',
    labels: ['workspace'],
    read: (from) =>
      workspacesOf(from).map(({ workspaceId, messagesWaiting }) => ({
        labels: { workspace: String(workspaceId) },
        value: messagesWaiting,
      })),
  },
  {
    name: 'sundog_alarms_open',
    kind: 'gauge',
    help: 'Alarms of the watch that stand.',
    labels: ['workspace', 'severity'],
    read: (from) =>
      workspacesOf(from).flatMap(({ workspaceId, alarms }) =>
        (['warn', 'fail'] as const).map((severity) => ({
          labels: { workspace: String(workspaceId), severity },
          value: alarms[severity],
        })),
      ),
  },
  {
    name: 'sundog_audit_events_total',
    kind: 'counter',
    help: 'Rows of the audit since its beginning; workspace 0 is the installation.',
    labels: ['workspace'],
    read: ({ installation }) =>
      installation === null
        ? []
        : [{ workspaceId: 0, auditEvents: installation.auditEvents }, ...installation.workspaces].map((chain) => ({
            labels: { workspace: String(chain.workspaceId) },
            value: chain.auditEvents,
          })),
  },
  {
    name: 'sundog_jobs',
    kind: 'gauge',
    help: 'Jobs of the schedule that wait or run, by lane.',
    labels: ['lane', 'state'],
    read: ({ installation }) => installation?.queue.map(({ jobs, ...labels }) => ({ labels, value: jobs })) ?? [],
  },
  {
    name: 'sundog_workers',
    kind: 'gauge',
    help: 'Processes of this hub, by state.',
    labels: ['state'],
    read: ({ installation }) =>
      installation === null
        ? []
        : (['alive', 'silent', 'dead'] as const).map((state) => ({
            labels: { state },
            value: installation.workers.filter((worker) => worker.state === state).length,
          })),
  },
];
