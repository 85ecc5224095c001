import { entities } from '../catalog/entities/index.ts';
import type { SyncReport } from '../engine/sync/progress.ts';
import { readConnection } from '../features/setup/list-connections.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { createWebhook } from '../features/webhooks/create-webhook.ts';
import type { CreatedWebhook } from '../features/webhooks/created-webhook.ts';
import { type DrainReport, drainWebhooks } from '../features/webhooks/drain-webhooks.ts';
import { type ListedWebhook, listWebhooks } from '../features/webhooks/list-webhooks.ts';
import type { WebhookGate } from '../features/webhooks/open-webhook-gate.ts';
import { removeWebhook } from '../features/webhooks/remove-webhook.ts';
import { rotateWebhook } from '../features/webhooks/rotate-webhook.ts';
import { watchWebhooks } from '../features/webhooks/watch-webhooks.ts';
import type { WebhookDeps } from '../features/webhooks/webhook-deps.ts';
import { listConnectionsDue } from '../store/rows/webhook-delivery-rows.ts';
import type { SyncClients } from './sync-clients.ts';
import type { WebhookIntake } from './webhook-intake.ts';

/** The webhooks of HaloPSA, as the doors use them. */
export interface WebhookDesk {
  readonly create: (input: { readonly connectionId: number; readonly name?: string | undefined }) => Promise<CreatedWebhook>;
  readonly rotate: (input: {
    readonly connectionId: number;
    readonly name: string;
    readonly graceMinutes?: number | undefined;
  }) => Promise<CreatedWebhook>;
  readonly remove: (input: { readonly connectionId: number; readonly name: string }) => Promise<{ readonly removed: string }>;
  readonly list: (connectionId: number | null) => Promise<readonly ListedWebhook[]>;
  /** Where deliveries come in; made when first used. */
  readonly gate: () => WebhookGate;
  /** Numbers of the connections with deliveries that wait. */
  readonly listDue: () => Promise<readonly number[]>;
  /** Looks after the webhooks when HaloPSA's own list of them was read. Returns the report. */
  readonly watch: (connectionId: number, report: SyncReport) => Promise<SyncReport>;
}

/** What HaloPSA's own list of webhooks is read into. */
const watchedTables: ReadonlySet<string> = new Set(['webhook', 'webhook_event']);

export function openWebhookDesk(deps: WebhookDeps, intake: WebhookIntake): WebhookDesk {
  return {
    create: (input) => createWebhook(deps, input),
    rotate: (input) => rotateWebhook(deps, input),
    remove: (input) => removeWebhook(deps, input),
    list: (connectionId) => listWebhooks(deps, connectionId),
    gate: intake.gate,
    listDue: () => {
      const at = new Date(deps.clock.now());
      return deps.store.inWorkspace(deps.workspaceId, (db) => listConnectionsDue(db, at), { readOnly: true });
    },
    watch: async (connectionId, report) => {
      if (report.entities.some(({ entity }) => watchedTables.has(entity))) await watchWebhooks(deps, connectionId);
      return report;
    },
  };
}

/** Drains the webhooks of a connection over the client by which it is synced. See {@link drainWebhooks}. */
export function makeWebhookDrain(
  deps: SetupDeps,
  useClient: SyncClients['use'],
): (connection: string, signal: AbortSignal) => Promise<DrainReport> {
  return async (connection, signal) => {
    const row = await readConnection(deps, connection);
    const order = { connectionId: row.id, chosen: row.entities, signal };
    return useClient(row, (halo) => drainWebhooks({ ...deps, entities, halo }, order));
  };
}
