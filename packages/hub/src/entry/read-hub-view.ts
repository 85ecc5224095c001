import { entities } from '../catalog/entities/index.ts';
import { listConnections } from '../features/setup/list-connections.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { readConnectionStatus } from '../features/sync/read-status.ts';
import { type BackupSchedule, findBackupSchedule } from '../store/rows/backup-schedule-rows.ts';
import { countOpenDrift } from '../store/rows/schema-drift-rows.ts';
import { listSecretAges, type SecretAge } from '../store/rows/secret-rows.ts';
import type { BackupView, ConnectionView, HubView } from './http/hub-view.ts';
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
  const { ages, drift, schedule } = await store.inWorkspace(
    workspaceId,
    async (db) => ({
      ages: await listSecretAges(db),
      drift: await countOpenDrift(db),
      schedule: await findBackupSchedule(db),
    }),
    { readOnly: true },
  );
  const views = rows.map(async (connection) => {
    const status = await readConnectionStatus(
      { store, workspaceId, entities },
      { id: connection.id, name: connection.name, resourceServer: connection.resourceServer, state: connection.state },
      connection.entities,
    );
    const budget = await budgets.read(connection);
    const secret = secretAge(ages.get(connection.id));
    return { ...status, budget, secret, openDrift: drift.get(connection.id) ?? 0, activity: null };
  });
  return {
    version,
    now: new Date(clock.now()).toISOString(),
    watch: await watch.read(),
    backups: schedule && backupView(schedule),
    connections: await Promise.all(views),
  };
}

function secretAge(age: SecretAge | undefined): NonNullable<ConnectionView['secret']> | null {
  return age ? { keptAt: age.keptAt.toISOString(), expiresAt: age.expiresAt?.toISOString() ?? null } : null;
}

function backupView({ everyHours, lastStartedAt, lastSuccessAt, lastError }: BackupSchedule): BackupView {
  return {
    everyHours,
    lastStartedAt: lastStartedAt?.toISOString() ?? null,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastError,
  };
}
