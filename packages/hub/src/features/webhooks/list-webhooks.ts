import { listWebhookRows, readWebhookFigures, type WebhookFigures } from '../../store/rows/webhook-rows.ts';
import { webhookPath } from './created-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** A webhook and what came by it. */
export interface ListedWebhook extends WebhookFigures {
  readonly connectionId: number;
  readonly name: string;
  /** Null: this hub does not know by what address it is reached. */
  readonly url: string | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
}

/** The webhooks of a connection, or of all where it is null. Never a secret. */
export async function listWebhooks(
  { store, workspaceId, publicUrl }: WebhookDeps,
  connectionId: number | null,
): Promise<readonly ListedWebhook[]> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const listed: ListedWebhook[] = [];
      for (const row of await listWebhookRows(db, connectionId))
        listed.push({
          connectionId: row.connectionId,
          name: row.name,
          url: publicUrl === null ? null : `${publicUrl}${webhookPath(row.hookId)}`,
          createdAt: row.createdAt,
          rotatedAt: row.rotatedAt,
          ...(await readWebhookFigures(db, row.id)),
        });
      return listed;
    },
    { readOnly: true },
  );
}
