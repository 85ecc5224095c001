import { entities } from '../catalog/entities/index.ts';
import { readConnection } from '../features/setup/list-connections.ts';
import { readSecretOf, renewSecret } from '../features/setup/renew-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { useLearnedHabits } from '../features/sync/learned-habits.ts';
import { syncConnection } from '../features/sync/sync-connection.ts';
import type { Hub } from './hub.ts';
import { resumableSync } from './resume-sync.ts';
import { makeSyncClients } from './sync-clients.ts';

/** The sync as the doors call it, over clients that are kept from one to the next. */
export interface SyncDoor {
  readonly sync: Hub['sync'];
  readonly close: () => Promise<void>;
}

/** The sync over its dependencies. */
export function makeSyncDoor(setup: SetupDeps): SyncDoor {
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
      return clients.use(row, (halo) =>
        resumed((rest) =>
          syncConnection({ store, halo, clock, workspaceId, entities }, { ...rest, connectionId: row.id, chosen, pageSizes }),
        ),
      );
    },
    close: () => clients.close(),
  };
}
