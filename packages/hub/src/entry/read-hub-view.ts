import { entities } from '../catalog/entities/index.ts';
import { listConnections } from '../features/setup/list-connections.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { readConnectionStatus } from '../features/sync/read-status.ts';
import { listSecretAges, type SecretAge } from '../store/rows/secret-rows.ts';
import type { ConnectionView, HubView } from './http/hub-view.ts';
import type { JointBudgets } from './joint-budgets.ts';
import type { WatchDoor } from './watch-door.ts';

interface ViewDeps {
  readonly setup: SetupDeps;
  readonly budgets: JointBudgets;
  readonly watch: WatchDoor;
}

/** Everything that the status shows, as it is now. */
export async function readHubView({ setup, budgets, watch }: ViewDeps, version: string): Promise<HubView> {
  const { store, workspaceId, clock } = setup;
  const rows = await listConnections(setup);
  const ages = await store.inWorkspace(workspaceId, listSecretAges, { readOnly: true });
  const views = rows.map(async (connection) => {
    const status = await readConnectionStatus(
      { store, workspaceId, entities },
      { id: connection.id, name: connection.name, resourceServer: connection.resourceServer, state: connection.state },
      connection.entities,
    );
    const budget = await budgets.read(connection);
    return { ...status, budget, secret: secretAge(ages.get(connection.id)), activity: null };
  });
  return {
    version,
    now: new Date(clock.now()).toISOString(),
    watch: await watch.read(),
    connections: await Promise.all(views),
  };
}

function secretAge(age: SecretAge | undefined): NonNullable<ConnectionView['secret']> | null {
  return age ? { keptAt: age.keptAt.toISOString(), expiresAt: age.expiresAt?.toISOString() ?? null } : null;
}
