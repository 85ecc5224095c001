import type { WorkspaceMetrics } from '../features/metrics/read-metrics.ts';
import type { Secret } from '../foundation/secret.ts';
import { secretKeyStands } from '../foundation/secret-key-stands.ts';
import type { PoolUse, Store } from '../store/database.ts';
import { type QueueDepth, readQueueDepth } from '../store/durable/queue-depth.ts';
import { readMigrationStates } from '../store/migrate.ts';
import { listChainHeads } from '../store/rows/audit-chain-rows.ts';
import type { Hub } from './hub.ts';
import type { Installation } from './open-installation.ts';
import { openReadiness, type Readiness } from './readiness.ts';
import type { WorkerSummary } from './worker/worker-door.ts';

/** The installation in numbers. */
export interface InstallationMetrics {
  readonly workspaces: readonly WorkspaceMetrics[];
  /** Rows of the installation's own audit. */
  readonly auditEvents: number;
  readonly queue: readonly QueueDepth[];
  readonly workers: readonly WorkerSummary[];
}

/** What whoever runs the hub looks at from outside. */
export interface OperationsDesk {
  readonly readiness: Readiness;
  /** `SUNDOG_METRICS_TOKEN`. */
  readonly metricsToken: Secret | null;
  /** @throws DatabaseUnavailableError */
  readonly readMetrics: () => Promise<InstallationMetrics>;
  readonly readPoolUse: () => readonly PoolUse[];
  /** Writes the line of one request into the log; null: `SUNDOG_REQUEST_LOG` is off. */
  readonly logRequest: ((line: Readonly<Record<string, unknown>>, level: 'info' | 'debug') => void) | null;
}

/** The desk of an installation. */
export function openOperationsDesk(
  { store, key, log, settings }: Installation,
  { main, listHubs }: { readonly main: Hub; readonly listHubs: () => Promise<readonly Hub[]> },
): OperationsDesk {
  return {
    readiness: openReadiness([
      { name: 'database', failed: 'The database cannot be reached.', look: () => inInstallation(store, async () => null) },
      {
        name: 'migrations',
        failed: 'The migrations of the database could not be compared with those of this version.',
        look: () => inInstallation(store, async (db) => lookAtMigrations(await readMigrationStates(db.client))),
      },
      {
        name: 'key',
        failed: 'The key could not be looked at.',
        look: async () => ((await secretKeyStands(key)) ? null : 'The key of this hub is no longer where it was read from.'),
      },
      {
        name: 'worker',
        failed: 'The list of the processes of this hub could not be read.',
        look: async () => lookAtWorker((await main.workers.list()).find(({ id }) => id === store.holder)),
      },
    ]),
    metricsToken: settings.metricsToken,
    readMetrics: async () => {
      const workspaces = [];
      for (const hub of await listHubs()) workspaces.push(await hub.metrics.read());
      const { heads, queue } = await inInstallation(store, async (db) => ({
        heads: await listChainHeads(db.client),
        queue: await readQueueDepth(db),
      }));
      return { workspaces, auditEvents: heads[0]?.seq ?? 0, queue, workers: await main.workers.list() };
    },
    readPoolUse: () => store.readPoolUse(),
    logRequest: settings.requestLog ? (line, level) => log[level](line, 'request') : null,
  };
}

const inInstallation = <T>(store: Store, work: Parameters<typeof store.inInstallation<T>>[0]) =>
  store.inInstallation(work, { readOnly: true });

function lookAtMigrations(states: Awaited<ReturnType<typeof readMigrationStates>>): string | null {
  const pending = states.filter(({ appliedAt }) => appliedAt === null).length;
  return pending === 0 ? null : `${pending} of ${states.length} migrations are not applied.`;
}

function lookAtWorker(own: WorkerSummary | undefined): string | null {
  if (!own) return 'The work in the background has not begun yet.';
  return own.state === 'alive' ? null : `The work in the background shows no sign of life: ${own.state}.`;
}
