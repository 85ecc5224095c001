import type { FoundAddress } from '../engine/halo-door.ts';
import type { PreflightProgress, PreflightReport } from '../engine/preflight/run-preflight.ts';
import type { SyncProgress, SyncReport } from '../engine/sync/progress.ts';
import type { ConnectInput, ConnectionResult } from '../features/setup/connect.ts';
import type { EditConnectionInput, EditResult } from '../features/setup/edit-connection.ts';
import type { keepNextSecret } from '../features/setup/keep-next-secret.ts';
import type { ConnectionSummary } from '../features/setup/list-connections.ts';
import type { LocateInput } from '../features/setup/locate-halo.ts';
import type { ConnectionDetail } from '../features/setup/read-connection-detail.ts';
import type { RemovalReceipt, RemoveConnectionInput } from '../features/setup/remove-connection.ts';
import type { RotateSecretInput } from '../features/setup/rotate-secret.ts';
import type { setSecretExpiry } from '../features/setup/set-secret-expiry.ts';
import type { DrainReport } from '../features/webhooks/drain-webhooks.ts';
import type { Secret } from '../foundation/secret.ts';
import type { AuditDesk } from './audit-desk.ts';
import type { BackupDesk } from './backup-desk.ts';
import type { ChannelDesk } from './channel-desk.ts';
import type { ConnectDesk } from './connect-desk.ts';
import type { DevicePlanDesk } from './device-plan-desk.ts';
import type { DriftDesk } from './drift-desk.ts';
import type { ExploreDesk } from './explore-desk.ts';
import type { ExportDesk } from './export-desk.ts';
import type { GovernanceDesk } from './governance-desk.ts';
import type { HistoryDesk } from './history-desk.ts';
import type { HubView } from './http/hub-view.ts';
import type { InstallDesk } from './install-desk.ts';
import type { IssueDesk } from './issue-desk.ts';
import type { JobDesk } from './job-desk.ts';
import type { LinkDesk } from './link-desk.ts';
import type { MappingDesk } from './mapping-desk.ts';
import type { MetricsDesk } from './metrics-desk.ts';
import type { PeopleDesk } from './people-desk.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { ProofDesk } from './proof-desk.ts';
import type { SourceDesk } from './source-desk.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { TrialDoor } from './trial-door.ts';
import type { ViewDesk } from './view-desk.ts';
import type { WatchDoor } from './watch-door.ts';
import type { WebhookDesk } from './webhook-desk.ts';
import type { DueEntities } from './worker/due-entities.ts';
import type { WorkerDoor } from './worker/worker-door.ts';
import type { XrayDoor } from './xray-door.ts';

/** What a door may ask of a sync. Entities by table name. */
export interface SyncOrder {
  /** Name of the connection. */
  readonly connection: string;
  readonly only?: readonly string[];
  readonly full?: boolean;
  readonly part?: 'lists' | 'histories' | 'all';
  readonly record?: { readonly entity: string; readonly id: number | string };
  readonly acceptDeletions?: boolean;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal;
}

/** The answer of a query over the mirror. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether the row cap cut the answer. */
  readonly isCut: boolean;
}

/** Writes one line of the log. `about`: what it is about; never a secret, never a customer's text. */
type LogLine = (message: string, about?: Readonly<Record<string, unknown>>) => void;

/** An open hub, as the doors see it: every verb with its dependencies already in hand. */
export interface Hub {
  readonly workspaceId: number;
  readonly dataDir: string;
  /** `SUNDOG_CLIENT_SECRET`. */
  readonly clientSecret: Secret | null;
  /** `SUNDOG_CHANNEL_SECRET`. */
  readonly channelSecret: Secret | null;
  /** `SUNDOG_SOURCE_SECRET`. */
  readonly sourceSecret: Secret | null;
  /** `SUNDOG_PUBLIC_URL`. */
  readonly publicUrl: string | null;
  readonly listConnections: () => Promise<readonly ConnectionSummary[]>;
  /** By name, else by number. @throws ConnectionNotFoundError */
  readonly findConnection: (name: string) => Promise<ConnectionSummary>;
  /** @throws NameTakenError */
  readonly assertNameIsFree: (name: string) => Promise<void>;
  readonly connect: (input: ConnectInput, onCheck?: PreflightProgress) => Promise<ConnectionResult>;
  readonly editConnection: (input: EditConnectionInput, onCheck?: PreflightProgress) => Promise<EditResult>;
  readonly rotateSecret: (input: RotateSecretInput, onCheck?: PreflightProgress) => Promise<ConnectionResult>;
  readonly keepNextSecret: (input: Parameters<typeof keepNextSecret>[1]) => Promise<{ readonly id: number }>;
  /** Says when the secret in use ends; null: nobody knows. */
  readonly setSecretExpiry: (input: Parameters<typeof setSecretExpiry>[1]) => Promise<{ readonly id: number }>;
  readonly removeConnection: (input: RemoveConnectionInput) => Promise<RemovalReceipt>;
  readonly checkConnection: (
    input: { readonly connection: string; readonly signal?: AbortSignal },
    onCheck?: PreflightProgress,
  ) => Promise<PreflightReport>;
  /** Everything about a connection but its secret. @throws ConnectionNotFoundError */
  readonly readConnection: (id: number) => Promise<ConnectionDetail>;
  /** Finds out where a HaloPSA is. */
  readonly locate: (input: LocateInput, signal?: AbortSignal) => Promise<FoundAddress>;
  /** Connections that workspaces show each other. */
  readonly links: LinkDesk;
  /** How syncs stand, what ran, and when they run. */
  readonly syncs: SyncDesk;
  /** The permission X-ray and the features that it goes by. */
  readonly xray: XrayDoor;
  /** Trials of writing, which a person starts. */
  readonly trial: TrialDoor;
  /** Plans: what is to be written to HaloPSA, and what came of it. */
  readonly plans: PlanDesk;
  /** Plans that are built from sources, and where the values of assets come from. */
  readonly devicePlans: DevicePlanDesk;
  /** The dead-man watch over every flow. */
  readonly watch: WatchDoor;
  readonly sync: (order: SyncOrder) => Promise<SyncReport>;
  /** What of a connection the schedule should read now. */
  readonly findDueEntities: (connection: string) => Promise<DueEntities>;
  readonly readView: () => Promise<HubView>;
  /** The queue of rows that were set aside and of entities that Halo refused. */
  readonly issues: IssueDesk;
  /** What records were before, and how long that is kept. */
  readonly history: HistoryDesk;
  /** The webhooks of HaloPSA: what tells this hub of changes. */
  readonly webhooks: WebhookDesk;
  /** Reads again what webhooks named, in the background, until nothing is due. */
  readonly drainWebhooks: (connection: string, signal: AbortSignal) => Promise<DrainReport>;
  /** What is proven of the mirror, and a person's word for a large loss. */
  readonly proof: ProofDesk;
  /** What HaloPSA sends otherwise than it did: fields that are new, missing or of another type. */
  readonly drift: DriftDesk;
  /** Channels, by which people are told of what goes wrong. */
  readonly channels: ChannelDesk;
  /** Sources: the tools of the workspace, and what is read of them. */
  readonly sources: SourceDesk;
  /** Mapping: which record of HaloPSA a record of a source is. */
  readonly mapping: MappingDesk;
  /** Devices that are opened by remote control. */
  readonly remote: ConnectDesk;
  /** Installing into HaloPSA, and taking everything out again. */
  readonly install: InstallDesk;
  /** Scheduled backups. */
  readonly backups: BackupDesk;
  /** Retention, erasure and their receipts. */
  readonly governance: GovernanceDesk;
  /** Who did what, and whether that stands as it was written. */
  readonly audit: AuditDesk;
  /** Reading the mirror, within the limits of whoever reads. */
  readonly explore: ExploreDesk;
  /** Saved views of its tables. */
  readonly views: ViewDesk;
  /** Exports of its tables. */
  readonly exports: ExportDesk;
  /** What goes on in the background. */
  readonly jobs: JobDesk;
  /** The workspace in numbers. */
  readonly metrics: MetricsDesk;
  /** The processes of this hub, and the jobs that they share. */
  readonly workers: WorkerDoor;
  /** Who belongs to the workspace, and what they may see. */
  readonly people: PeopleDesk;
  /** Until when this process waits for room in a request budget, in milliseconds since 1970; null: it does not. */
  readonly waitsUntil: () => number | null;
  readonly query: (sql: string) => Promise<QueryAnswer>;
  readonly logError: (requestId: string, error: unknown) => void;
  readonly logInfo: LogLine;
  readonly logDebug: LogLine;
}
