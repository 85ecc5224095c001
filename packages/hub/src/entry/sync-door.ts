import { entities } from '../catalog/entities/index.ts';
import type { SyncReport } from '../engine/sync/progress.ts';
import { readConnection } from '../features/setup/list-connections.ts';
import { readSecretOf, renewSecret } from '../features/setup/renew-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { useLearnedHabits } from '../features/sync/learned-habits.ts';
import { syncConnection } from '../features/sync/sync-connection.ts';
import type { Hub } from './hub.ts';
import { resumableSync } from './resume-sync.ts';
import { makeSyncClients, type SyncClients } from './sync-clients.ts';

/** The sync as the doors call it, over clients that are kept from one to the next. */
export interface SyncDoor {
  readonly sync: Hub['sync'];
  /** For other work over the same clients. */
  readonly useClient: SyncClients['use'];
  readonly close: () => Promise<void>;
}

/** The sync over its dependencies. @param afterwards looks at what was read, and returns the report */
export function makeSyncDoor(
  setup: SetupDeps,
  afterwards: (connectionId: number, report: SyncReport) => Promise<SyncReport>,
): SyncDoor {
  const { store, workspaceId, clock } = setup;
  const clients = makeSyncClients(setup.haloDoor, {
    read: (row) => readSecretOf(setup, row),
    renew: (row, refused) => renewSecret(setup, row, refused),
  });
  return {
    sync: async ({ connection, ...order }) => {
      const row = await readConnection(setup, connection);
      const halos = entities.map((entity) => entity.halo);
      const { pageSizes } = await store.inWorkspace(workspaceId, (db) => useLearnedHabits(db, row, halos));
      const chosen = row.entities;
      const resumed = resumableSync(order, chosen ?? entities.map(({ table }) => table));
      const report = await clients.use(row, (halo) =>
        resumed((rest) =>
          syncConnection({ store, halo, clock, workspaceId, entities }, { ...rest, connectionId: row.id, chosen, pageSizes }),
        ),
      );
      return afterwards(row.id, report);
    },
    useClient: clients.use,
    close: () => clients.close(),
  };
}
