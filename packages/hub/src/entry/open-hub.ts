import { checks } from '../catalog/checks/index.ts';
import { entities } from '../catalog/entities/index.ts';
import type { PreflightProgress } from '../engine/preflight/run-preflight.ts';
import { checkConnection } from '../features/setup/check-connection.ts';
import { assertNameIsFree, connect } from '../features/setup/connect.ts';
import { editConnection } from '../features/setup/edit-connection.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import { listConnections, readConnection, toSummary } from '../features/setup/list-connections.ts';
import { removeConnection } from '../features/setup/remove-connection.ts';
import { rotateSecret } from '../features/setup/rotate-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { useLearnedHabits } from '../features/sync/learned-habits.ts';
import { readConnectionStatus } from '../features/sync/read-status.ts';
import { syncConnection } from '../features/sync/sync-connection.ts';
import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { makeVault } from '../foundation/vault.ts';
import { listEntityRefusals } from '../store/rows/refusal-rows.ts';
import { listSyncStates } from '../store/rows/sync-state-rows.ts';
import { mainWorkspaceId } from '../store/rows/workspace-rows.ts';
import { makeHaloDoor } from './halo-door.ts';
import type { Hub } from './hub.ts';
import { openIssueDesk } from './issue-desk.ts';
import type { Installation } from './open-installation.ts';
import { makeSharedBudgets } from './shared-budgets.ts';
import { makeSyncClients } from './sync-clients.ts';
import { findDueEntities } from './worker/due-entities.ts';
import { makeWorkerDoor } from './worker/worker-door.ts';
import { makeXrayDoor } from './xray-door.ts';

/** What HaloPSA's client knows of each entity. */
const halos = entities.map((entity) => entity.halo);

/** A hub over an open installation: every verb with its dependencies in hand. Closing it closes the installation's store. */
export function openHub({ dataDir, settings, key, log, store }: Installation, version: string): Hub {
  const budgets = makeSharedBudgets(store, mainWorkspaceId);
  const haloDoor = makeHaloDoor({ budgetFor: budgets.of });
  const setup: SetupDeps = {
    store,
    workspaceId: mainWorkspaceId,
    clock: systemClock,
    actor: localOperator(),
    haloDoor,
    vault: makeVault(key.bytes),
    checks,
    entities,
  };
  const watched = (onCheck: PreflightProgress | undefined): SetupDeps => (onCheck ? { ...setup, onCheck } : setup);
  const clients = makeSyncClients(haloDoor, (row) => readSecret(setup, row));
  const sync: Hub['sync'] = async ({ connection, ...order }) => {
    const row = await readConnection(setup, connection);
    const halo = await clients.of(row);
    const { pageSizes } = await store.inWorkspace(mainWorkspaceId, (db) => useLearnedHabits(db, row, halos));
    return syncConnection(
      { store, halo, clock: systemClock, workspaceId: mainWorkspaceId, entities },
      { ...order, connectionId: row.id, chosen: row.entities, pageSizes },
    );
  };
  return {
    dataDir,
    clientSecret: settings.clientSecret,
    publicUrl: settings.publicUrl,
    listConnections: () => listConnections(setup),
    findConnection: async (name) => toSummary(await readConnection(setup, name)),
    assertNameIsFree: (name) => assertNameIsFree(setup, name),
    connect: (input, onCheck) => connect(watched(onCheck), input),
    editConnection: (input, onCheck) => editConnection(watched(onCheck), input),
    rotateSecret: (input, onCheck) => rotateSecret(watched(onCheck), input),
    removeConnection: (input) => removeConnection(setup, input),
    checkConnection: (input, onCheck) => checkConnection(watched(onCheck), input),
    xray: makeXrayDoor(setup, haloDoor, (row) => readSecret(setup, row)),
    sync,
    findDueEntities: async (connection) => {
      const row = await readConnection(setup, connection);
      const [states, refusals] = await store.inWorkspace(
        mainWorkspaceId,
        async (db) => [await listSyncStates(db, row.id), await listEntityRefusals(db, row.id)] as const,
        { readOnly: true },
      );
      const refusedAt = new Map(refusals.map(({ entity, at }) => [entity, at]));
      const chosen = entities.filter(({ table }) => row.entities === null || row.entities.includes(table));
      const scheduled = chosen.map((entity) => ({ ...entity, isEmbedded: entity.halo.source.by === 'embedded' }));
      return findDueEntities(scheduled, states, { now: systemClock.now(), fullEveryHours: row.fullEveryHours, refusedAt });
    },
    readView: async () => {
      const rows = await listConnections(setup);
      const views = rows.map(async (connection) => {
        const status = await readConnectionStatus(
          { store, workspaceId: mainWorkspaceId, entities },
          { id: connection.id, name: connection.name, resourceServer: connection.resourceServer, state: connection.state },
          connection.entities,
        );
        return { ...status, budget: await budgets.read(connection), activity: null };
      });
      return { version, now: new Date(systemClock.now()).toISOString(), connections: await Promise.all(views) };
    },
    issues: openIssueDesk({ ...setup, sync: (id, order) => sync({ ...order, connection: String(id) }) }),
    workers: makeWorkerDoor(store, mainWorkspaceId, log),
    query: (sql) => store.runQuery(mainWorkspaceId, sql),
    logError: (requestId, error) => log.error({ requestId, err: error }, 'unforeseen error'),
    logInfo: (message, about = {}) => log.info(about, message),
    close: async () => {
      await clients.close();
      await budgets.settle();
      await store.close();
    },
  };
}
