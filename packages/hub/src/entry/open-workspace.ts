import { checks } from '../catalog/checks/index.ts';
import { entities } from '../catalog/entities/index.ts';
import { makeOidcPeer } from '../engine/access/oidc-peer.ts';
import type { PreflightProgress } from '../engine/preflight/run-preflight.ts';
import { checkConnection } from '../features/setup/check-connection.ts';
import { assertNameIsFree, connect } from '../features/setup/connect.ts';
import { editConnection } from '../features/setup/edit-connection.ts';
import { endDemonstration } from '../features/setup/end-demonstration.ts';
import { keepNextSecret } from '../features/setup/keep-next-secret.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import { listConnections, readConnection, toSummary } from '../features/setup/list-connections.ts';
import { locateHalo } from '../features/setup/locate-halo.ts';
import { readConnectionDetail } from '../features/setup/read-connection-detail.ts';
import { removeConnection } from '../features/setup/remove-connection.ts';
import { rotateSecret } from '../features/setup/rotate-secret.ts';
import { setSecretExpiry } from '../features/setup/set-secret-expiry.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { type Actor, localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { laterKeys } from '../foundation/key-succession.ts';
import { makeVault } from '../foundation/vault.ts';
import { openAuditDesk } from './audit-desk.ts';
import { openBackupDesk } from './backup-desk.ts';
import { openChannelDesk } from './channel-desk.ts';
import { openConnectDesk } from './connect-desk.ts';
import { openDevicePlanDesk } from './device-plan-desk.ts';
import { openDriftDesk } from './drift-desk.ts';
import { openExploreDesk } from './explore-desk.ts';
import { type ExportRoom, openExportRoom } from './export-desk.ts';
import { openGovernanceDesk } from './governance-desk.ts';
import { makeHaloDoor } from './halo-door.ts';
import { openHistoryDesk } from './history-desk.ts';
import type { Hub } from './hub.ts';
import { openInstallDesk } from './install-desk.ts';
import { openIssueDesk } from './issue-desk.ts';
import { openJobDesk } from './job-desk.ts';
import { type JointBudgets, makeJointBudgets } from './joint-budgets.ts';
import { openLinkDesk } from './link-desk.ts';
import { openMappingDesk } from './mapping-desk.ts';
import { type MetricsDesk, openMetricsDesk } from './metrics-desk.ts';
import type { Installation } from './open-installation.ts';
import { openPeopleDesk } from './people-desk.ts';
import { type ApplyingPlans, openPlanDesk, type PlanDesk } from './plan-desk.ts';
import { openProofDesk } from './proof-desk.ts';
import { readHubView } from './read-hub-view.ts';
import { openSourceDesk, openSourceRates } from './source-desk.ts';
import { openSyncDesk } from './sync-desk.ts';
import { makeSyncDoor, type SyncDoor } from './sync-door.ts';
import { makeTrialDoor } from './trial-door.ts';
import { openViewDesk } from './view-desk.ts';
import { makeWatchDoor, type WatchDoor } from './watch-door.ts';
import { makeWebhookDrain, openWebhookDesk } from './webhook-desk.ts';
import { openWebhookIntake, type WebhookIntake } from './webhook-intake.ts';
import { listDueWork } from './worker/list-due-work.ts';
import { makeWorkerDoor } from './worker/worker-door.ts';
import { makeXrayDoor } from './xray-door.ts';

/** A workspace that is open: what its doors have in common. */
export interface OpenWorkspace {
  /** The hub of this workspace for somebody who acts in it. Cheap: what has a state is shared. */
  readonly hubFor: (actor: Actor) => Hub;
  /** Tells what goes on in it to stop, and does not wait. */
  readonly stop: () => void;
  /** Closes what is the workspace's own; not the installation's store. */
  readonly close: () => Promise<void>;
}

/** Opens one workspace of an installation. */
export function openWorkspace(installation: Installation, version: string, workspaceId: number): OpenWorkspace {
  const { settings, key, log, store } = installation;
  const budgets = makeJointBudgets(store, workspaceId);
  const haloDoor = makeHaloDoor({ budgetFor: budgets.of });
  const own: SetupDeps = {
    store,
    workspaceId,
    clock: systemClock,
    actor: localOperator(),
    haloDoor,
    vault: makeVault(key.bytes, () => laterKeys(key, settings.secretKeyNext)),
    checks,
    entities,
  };
  const intake = openWebhookIntake({ ...own, publicUrl: settings.publicUrl });
  const webhooks = openWebhookDesk({ ...own, publicUrl: settings.publicUrl }, intake);
  const syncDoor = makeSyncDoor(own, webhooks.watch);
  const watch = makeWatchDoor(own, ({ change, alarm }) =>
    log.warn({ change, alarm: alarm.id, flow: alarm.flow }, alarm.sentence),
  );
  const exports = openExportRoom(installation.dataDir, (error) => log.error({ err: error }, 'an export failed'));
  const close = async () => {
    await exports.close();
    await intake.close();
    await syncDoor.close();
    await budgets.settle();
  };
  const metrics = openMetricsDesk(own, budgets);
  const applying: ApplyingPlans = new Map();
  const sourceRates = openSourceRates();
  const shared = { installation, version, haloDoor, budgets };
  const parts: WorkspaceParts = { ...shared, intake, syncDoor, watch, exports, metrics, applying, sourceRates };
  return { hubFor: (actor) => makeHub(parts, { ...own, actor }), stop: exports.stop, close };
}

/** What the hubs of one workspace share, whoever acts. */
interface WorkspaceParts {
  readonly installation: Installation;
  readonly version: string;
  readonly haloDoor: ReturnType<typeof makeHaloDoor>;
  readonly budgets: JointBudgets;
  readonly intake: WebhookIntake;
  readonly syncDoor: SyncDoor;
  readonly watch: WatchDoor;
  readonly exports: ExportRoom;
  readonly metrics: MetricsDesk;
  readonly applying: ApplyingPlans;
  readonly sourceRates: ReturnType<typeof openSourceRates>;
}

/** Every verb with its dependencies in hand, for one actor. */
function makeHub(parts: WorkspaceParts, setup: SetupDeps): Hub {
  const { haloDoor, budgets, watch, syncDoor, version } = parts;
  const { dataDir, settings, key, log, store } = parts.installation;
  const { workspaceId } = setup;
  const watched = (onCheck: PreflightProgress | undefined): SetupDeps => (onCheck ? { ...setup, onCheck } : setup);
  const webhooks = openWebhookDesk({ ...setup, publicUrl: settings.publicUrl }, parts.intake);
  const plans = openPlanDesk(setup, haloDoor, parts.applying);
  return {
    workspaceId,
    dataDir,
    clientSecret: settings.clientSecret,
    channelSecret: settings.channelSecret,
    sourceSecret: settings.sourceSecret,
    publicUrl: settings.publicUrl,
    listConnections: () => listConnections(setup),
    findConnection: async (name) => toSummary(await readConnection(setup, name)),
    assertNameIsFree: (name) => assertNameIsFree(setup, name),
    connect: async (input, onCheck) => {
      const result = await connect(watched(onCheck), input);
      if (result.connectionId !== null && input.isSandbox !== true) await endDemonstration(setup, result.connectionId);
      return result;
    },
    editConnection: (input, onCheck) => editConnection(watched(onCheck), input),
    rotateSecret: (input, onCheck) => rotateSecret(watched(onCheck), input),
    keepNextSecret: (input) => keepNextSecret(setup, input),
    setSecretExpiry: (input) => setSecretExpiry(setup, input),
    removeConnection: (input) => removeConnection(setup, input),
    checkConnection: (input, onCheck) => checkConnection(watched(onCheck), input),
    readConnection: (id) => readConnectionDetail(setup, id),
    locate: (input, signal) => locateHalo(setup, { ...input, signal }),
    links: openLinkDesk(setup),
    syncs: openSyncDesk(setup, budgets),
    xray: makeXrayDoor(setup, haloDoor, (row) => readSecret(setup, row)),
    trial: makeTrialDoor(setup, haloDoor, (row) => readSecret(setup, row)),
    plans,
    watch,
    sync: syncDoor.sync,
    findDueEntities: async (connection) => listDueWork(setup, await readConnection(setup, connection)),
    readView: () => readHubView({ setup, budgets, watch }, version),
    issues: openIssueDesk({ ...setup, entities, sync: (id, order) => syncDoor.sync({ ...order, connection: String(id) }) }),
    history: openHistoryDesk(setup),
    webhooks,
    drainWebhooks: makeWebhookDrain(setup, syncDoor.useClient),
    proof: openProofDesk(setup),
    drift: openDriftDesk(setup),
    governance: openGovernanceDesk(setup),
    audit: openAuditDesk(setup, dataDir),
    channels: openChannelDesk({ ...setup, publicUrl: settings.publicUrl }),
    ...openTools(parts, setup, plans),
    backups: openBackupDesk(setup, key.bytes),
    explore: openExploreDesk(setup),
    views: openViewDesk(setup),
    exports: parts.exports.deskFor(setup),
    jobs: openJobDesk(setup),
    metrics: parts.metrics,
    workers: makeWorkerDoor(store, workspaceId, log),
    people: openPeopleDesk(setup, makeOidcPeer()),
    waitsUntil: budgets.waitsUntil,
    query: (sql) => store.runQuery(workspaceId, sql),
    ...logLines(log),
  };
}

function logLines(log: Installation['log']): Pick<Hub, 'logError' | 'logInfo' | 'logDebug'> {
  return {
    logError: (requestId, error) => log.error({ requestId, err: error }, 'unforeseen error'),
    logInfo: (message, about = {}) => log.info(about, message),
    logDebug: (message, about = {}) => log.debug(about, message),
  };
}

/** The tools of a workspace, what their records are in HaloPSA, what is planned of them, the devices that they open, and the button that leads here. */
function openTools(
  { installation: { log, settings }, sourceRates, haloDoor }: WorkspaceParts,
  setup: SetupDeps,
  plans: PlanDesk,
): Pick<Hub, 'sources' | 'remote' | 'install' | 'mapping' | 'devicePlans'> {
  const deps = { ...setup, buckets: sourceRates, log: (about: object) => log.debug(about, 'a source') };
  const mapping = openMappingDesk(setup);
  return {
    sources: openSourceDesk(deps),
    remote: openConnectDesk(deps),
    install: openInstallDesk(setup, haloDoor, settings.publicUrl),
    mapping,
    devicePlans: openDevicePlanDesk(setup, { plans, mapping }),
  };
}
