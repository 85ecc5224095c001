import type { Db } from '../database.ts';

/** What is told, before it takes the form of a channel. Plain text; never a secret. */
export interface NoticeFields {
  /** ISO 8601, when it happened. */
  readonly at: string;
  readonly severity: 'info' | 'good' | 'warn' | 'fail';
  /** One line. */
  readonly title: string;
  readonly sentence: string;
  readonly meaning: string | null;
  /** Likeliest first. */
  readonly causes: readonly string[];
  readonly remedy: string | null;
  /** Null: it is about the hub itself. */
  readonly connectionId: number | null;
  /** Of a digest: what it stands for, the first ones. */
  readonly items?: readonly NoticeItem[];
  /** Of a digest: how many it stands for. */
  readonly total?: number;
}

/** One of the notices that a digest stands for. */
export interface NoticeItem {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly sentence: string;
}

/** `queued`: waits for its first try. `failed`: waits for another. `bundled`: said in a digest. */
export type DeliveryState = 'queued' | 'failed' | 'sent' | 'given-up' | 'bundled';

/** A delivery as lists show it. */
export interface DeliveryRow {
  readonly id: string;
  readonly channelId: number;
  readonly channel: string;
  readonly event: string;
  readonly about: string;
  readonly notice: NoticeFields;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it is tried next; of no meaning once it is settled. */
  readonly dueAt: Date;
  readonly lastTriedAt: Date | null;
  readonly sentAt: Date | null;
  readonly responseStatus: number | null;
  readonly requestBytes: number | null;
  readonly responseBytes: number | null;
  readonly lastError: string | null;
  readonly digestId: string | null;
}

const columns = `d.id, d.channel_id AS "channelId", c.name AS channel, d.event, d.about, d.notice, d.state, d.attempts, d.created_at AS "createdAt",
  d.due_at AS "dueAt", d.last_tried_at AS "lastTriedAt", d.sent_at AS "sentAt", d.response_status AS "responseStatus",
  d.request_bytes AS "requestBytes", d.response_bytes AS "responseBytes", d.last_error AS "lastError", d.digest_id AS "digestId"`;

interface NewNotice {
  readonly event: string;
  /** Channels that want any of these are told. */
  readonly wantedAs: readonly string[];
  readonly about: string;
  readonly key: string;
  readonly notice: NoticeFields;
  readonly at: Date;
  /** Not this one. */
  readonly exceptChannel: number | null;
  /** Only where something was told of the same thing before. */
  readonly onlyFollowUp: boolean;
}

/** Queues a notice for every enabled channel that wants it, once each however often it is called. Returns how many it queued. */
export async function queueNotice(db: Db, given: NewNotice): Promise<number> {
  const queued = await db.client.query(
    `INSERT INTO hub.channel_delivery (id, channel_id, event, about, notice_key, notice, created_at, queued_at, due_at)
     SELECT gen_random_uuid(), c.id, $1, $3, $4, $5, $6, $6, $6 FROM hub.channel c
      WHERE c.is_enabled AND c.events && $2 AND c.id IS DISTINCT FROM $7
        AND (NOT $8 OR EXISTS (SELECT 1 FROM hub.channel_delivery d WHERE d.channel_id = c.id AND d.about = $3))
      ORDER BY c.id
     ON CONFLICT (channel_id, notice_key) DO NOTHING`,
    [
      given.event,
      given.wantedAs,
      given.about,
      given.key,
      JSON.stringify(given.notice),
      given.at,
      given.exceptChannel,
      given.onlyFollowUp,
    ],
  );
  return queued.rowCount ?? 0;
}

/** Which deliveries. */
export interface DeliveryRange {
  /** Null: of all. */
  readonly channelId: number | null;
  readonly states: readonly DeliveryState[] | null;
  /** Only what comes after this one. */
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** The deliveries of a channel, or of all, newest first. */
export async function listDeliveryRows(
  db: Db,
  { channelId, states, after, limit }: DeliveryRange,
): Promise<readonly DeliveryRow[]> {
  const listed = await db.client.query<DeliveryRow>(
    `SELECT ${columns} FROM hub.channel_delivery d JOIN hub.channel c ON c.id = d.channel_id
      WHERE ($1::int IS NULL OR d.channel_id = $1) AND ($2::text[] IS NULL OR d.state = ANY ($2))
        AND ($4::timestamptz IS NULL OR (d.created_at, d.id) < ($4, $5::uuid))
      ORDER BY d.created_at DESC, d.id DESC LIMIT $3`,
    [channelId, states, limit, after?.createdAt ?? null, after?.id ?? null],
  );
  return listed.rows;
}

/** How many deliveries of each channel stand where. */
export async function countDeliveries(
  db: Db,
): Promise<readonly { readonly channelId: number; readonly state: DeliveryState; readonly count: number }[]> {
  const counted = await db.client.query<{ channelId: number; state: DeliveryState; count: number }>(
    'SELECT channel_id AS "channelId", state, count(*)::int AS count FROM hub.channel_delivery GROUP BY channel_id, state',
  );
  return counted.rows;
}

/** Puts a delivery back in the queue with its id, as if it had just been queued. Returns whether there is one. */
export async function requeueDelivery(db: Db, id: string, at: Date): Promise<boolean> {
  const requeued = await db.client.query(
    `UPDATE hub.channel_delivery SET state = 'queued', queued_at = $2, due_at = $2, claimed_until = NULL, last_error = NULL, digest_id = NULL
      WHERE id = $1`,
    [id, at],
  );
  return requeued.rowCount === 1;
}

/** Forgets what was settled and queued before `before`. */
export async function forgetOldDeliveries(db: Db, before: Date): Promise<void> {
  await db.client.query(`DELETE FROM hub.channel_delivery WHERE state NOT IN ('queued', 'failed') AND queued_at < $1`, [before]);
}
