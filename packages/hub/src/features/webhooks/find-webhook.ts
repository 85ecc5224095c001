import { WebhookNotFoundError } from '../../foundation/errors/webhook-not-found.ts';
import { listWebhookRows, type WebhookRow } from '../../store/rows/webhook-rows.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** A webhook of a connection, by its name. @throws WebhookNotFoundError */
export async function findWebhook(
  { store, workspaceId }: WebhookDeps,
  { connectionId, name }: { readonly connectionId: number; readonly name: string },
): Promise<WebhookRow> {
  const rows = await store.inWorkspace(workspaceId, (db) => listWebhookRows(db, connectionId), { readOnly: true });
  const found = rows.find((row) => row.name.toLowerCase() === name.toLowerCase());
  if (!found)
    throw new WebhookNotFoundError(
      name,
      rows.map((row) => row.name),
    );
  return found;
}
