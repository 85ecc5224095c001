import { hash } from 'node:crypto';
import { openDeliveryIntake } from '../../engine/ingest/delivery-intake.ts';
import { type DeliveryNews, readDelivery } from '../../engine/ingest/read-delivery.ts';
import { opensWebhook, presentedSecret } from '../../engine/ingest/webhook-secret.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import type { NewDelivery } from '../../store/rows/webhook-delivery-rows.ts';
import { listWebhookRows, type WebhookRow } from '../../store/rows/webhook-rows.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** Where HaloPSA's webhooks come in. */
export interface WebhookGate {
  /** The webhook of this address, if the headers hold its secret; else null, whatever is wrong. @throws DatabaseUnavailableError */
  readonly admit: (hookId: string, headers: Readonly<Record<string, unknown>>) => Promise<WebhookRow | null>;
  /**
   * Keeps what came and resolves when it is on the disk. Believes nothing of it. False: it is no JSON.
   * @throws DatabaseUnavailableError, IntakeFullError: it is not kept, and the sender should come again
   */
  readonly accept: (webhook: WebhookRow, body: Buffer) => Promise<boolean>;
}

/** How long the list of webhooks is believed: a flood of guesses asks the database once in this time. */
const listMs = 100;
/** Messages of one batched delivery; beyond, polling finds what changed. */
const mostMessages = 1_000;

/** @param deps `store`: with connections of its own */
export function openWebhookGate(deps: WebhookDeps): WebhookGate {
  const { store, workspaceId, clock } = deps;
  const intake = openDeliveryIntake({ store, workspaceId });
  const entities = deps.entities.map(({ halo }) => halo);
  const readable = new Set(entities.flatMap((halo) => (halo.detail === null ? [] : [toTableName(halo.name)])));
  let known: { readonly at: number; readonly rows: Promise<readonly WebhookRow[]> } | null = null;
  const list = () => {
    const now = performance.now();
    if (known === null || now - known.at > listMs) {
      const rows = store.inWorkspace(workspaceId, (db) => listWebhookRows(db), { readOnly: true });
      known = { at: now, rows };
      rows.catch(() => {
        known = null;
      });
    }
    return known.rows;
  };
  return {
    admit: async (hookId, headers) => {
      const webhook = (await list()).find((one) => one.hookId === hookId);
      return opensWebhook(webhook, presentedSecret(headers), clock.now()) && webhook ? webhook : null;
    },
    accept: async (webhook, body) => {
      const messages = parse(body);
      if (messages === null) return false;
      const receivedAt = new Date(clock.now());
      const deliveries = messages.slice(0, mostMessages).map((message): NewDelivery => {
        const news = readDelivery(message, entities);
        const text = messages.length === 1 ? body.toString('utf8') : JSON.stringify(message);
        const bodyHash = hash('sha256', text, 'buffer');
        return {
          connectionId: webhook.connectionId,
          webhookId: webhook.id,
          key: news.id ?? `sha256 ${bodyHash.toString('hex')}`,
          bodyHash,
          event: news.event,
          entity: news.record?.entity ?? null,
          recordKey: news.record?.key ?? null,
          reason: whyIgnored(news, readable),
          receivedAt,
        };
      });
      if (deliveries.length > 0) await intake.keep(deliveries);
      return true;
    },
  };
}

function whyIgnored({ record }: DeliveryNews, readable: ReadonlySet<string>): string | null {
  if (record === null) return 'It names no record of a kind that is synced.';
  return readable.has(record.entity) ? null : `Records of ${record.entity} cannot be read one by one: the next sync reads them.`;
}

/** A batched delivery is an array of messages. Null: no JSON. */
function parse(body: Buffer): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return Array.isArray(value) ? value : [value];
  } catch {
    return null;
  }
}
