import { checks } from '../catalog/checks/index.ts';
import { entities } from '../catalog/entities/index.ts';
import type { PreflightProgress } from '../engine/preflight/run-preflight.ts';
import { checkConnection } from '../features/setup/check-connection.ts';
import { assertNameIsFree, connect } from '../features/setup/connect.ts';
import { editConnection } from '../features/setup/edit-connection.ts';
import { keepNextSecret } from '../features/setup/keep-next-secret.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import { listConnections, readConnection, toSummary } from '../features/setup/list-connections.ts';
import { removeConnection } from '../features/setup/remove-connection.ts';
import { rotateSecret } from '../features/setup/rotate-secret.ts';
import { setSecretExpiry } from '../features/setup/set-secret-expiry.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { laterKeys } from '../foundation/key-succession.ts';
import { makeVault } from '../foundation/vault.ts';
import { mainWorkspaceId } from '../store/rows/workspace-rows.ts';
import { openBackupDesk } from './backup-desk.ts';
import { openDriftDesk } from './drift-desk.ts';
import { openGovernanceDesk } from './governance-desk.ts';
import { makeHaloDoor } from './halo-door.ts';
import { openHistoryDesk } from './history-desk.ts';
import type { Hub } from './hub.ts';
import { openIssueDesk } from './issue-desk.ts';
import { makeJointBudgets } from './joint-budgets.ts';
import type { Installation } from './open-installation.ts';
import { openProofDesk } from './proof-desk.ts';
import { readHubView } from './read-hub-view.ts';
import { makeSyncDoor } from './sync-door.ts';
import { makeTrialDoor } from './trial-door.ts';
import { makeWatchDoor } from './watch-door.ts';
import { makeWebhookDrain, openWebhookDesk } from './webhook-desk.ts';
import { listDueWork } from './worker/list-due-work.ts';
import { makeWorkerDoor } from './worker/worker-door.ts';
import { makeXrayDoor } from './xray-door.ts';

/** A hub over an open installation: every verb with its dependencies in hand. Closing it closes the installation's store. */
export function openHub({ dataDir, settings, key, log, store }: Installation, version: string): Hub {
  const budgets = makeJointBudgets(store, mainWorkspaceId);
  const haloDoor = makeHaloDoor({ budgetFor: budgets.of });
  const setup: SetupDeps = {
    store,
    workspaceId: mainWorkspaceId,
    clock: systemClock,
    actor: localOperator(),
    haloDoor,
    vault: makeVault(key.bytes, () => laterKeys(key, settings.secretKeyNext)),
    checks,
    entities,
  };
  const watched = (onCheck: PreflightProgress | undefined): SetupDeps => (onCheck ? { ...setup, onCheck } : setup);
  const webhooks = openWebhookDesk({ ...setup, publicUrl: settings.publicUrl });
  const { sync, useClient, close } = makeSyncDoor(setup, webhooks.watch);
  const watch = makeWatchDoor(setup, ({ change, alarm }) =>
    log.warn({ change, alarm: alarm.id, flow: alarm.flow }, alarm.sentence),
  );
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
    keepNextSecret: (input) => keepNextSecret(setup, input),
    setSecretExpiry: (input) => setSecretExpiry(setup, input),
    removeConnection: (input) => removeConnection(setup, input),
    checkConnection: (input, onCheck) => checkConnection(watched(onCheck), input),
    xray: makeXrayDoor(setup, haloDoor, (row) => readSecret(setup, row)),
    trial: makeTrialDoor(setup, haloDoor, (row) => readSecret(setup, row)),
    watch,
    sync,
    findDueEntities: async (connection) => listDueWork(setup, await readConnection(setup, connection)),
    readView: () => readHubView({ setup, budgets, watch }, version),
    issues: openIssueDesk({ ...setup, entities, sync: (id, order) => sync({ ...order, connection: String(id) }) }),
    history: openHistoryDesk(setup),
    webhooks,
    drainWebhooks: makeWebhookDrain(setup, useClient),
    proof: openProofDesk(setup),
    drift: openDriftDesk(setup),
    governance: openGovernanceDesk(setup),
    backups: openBackupDesk(setup, key.bytes),
    workers: makeWorkerDoor(store, mainWorkspaceId, log),
    waitsUntil: budgets.waitsUntil,
    query: (sql) => store.runQuery(mainWorkspaceId, sql),
    logError: (requestId, error) => log.error({ requestId, err: error }, 'unforeseen error'),
    logInfo: (message, about = {}) => log.info(about, message),
    logDebug: (message, about = {}) => log.debug(about, message),
    close: async () => {
      await webhooks.close();
      await close();
      await budgets.settle();
      await store.close();
    },
  };
}
