import type { Db } from '../database.ts';
import type { NoticeFields, NoticeItem } from './channel-delivery-rows.ts';

/** A delivery that somebody has taken on to send. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly channelId: number;
  readonly event: string;
  readonly about: string;
  readonly notice: NoticeFields;
  /** This one counted. */
  readonly attempt: number;
  readonly queuedAt: Date;
}

/** How a channel's queue stands for whoever wants to send next. */
export interface QueueReading {
  /** What may be sent now, oldest first. */
  readonly due: readonly { readonly id: string; readonly mayBeBundled: boolean }[];
  /** Messages that got through, or are under way, within the window. */
  readonly recent: number;
  /** Whether a digest was made within the window. */
  readonly hasDigest: boolean;
}

const live = `state IN ('queued', 'failed')`;
const isFree = '(claimed_until IS NULL OR claimed_until <= $2)';

/** The channels with something to send at `at`. */
export async function listChannelsDue(db: Db, at: Date): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ id: number }>(
    `SELECT c.id FROM hub.channel c WHERE c.is_enabled AND EXISTS (
       SELECT 1 FROM hub.channel_delivery d WHERE d.channel_id = c.id AND ${live} AND due_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1))
      ORDER BY c.id`,
    [at],
  );
  return rows.map(({ id }) => id);
}

/** Locks a channel for whoever chooses what it sends next. False: it is off, gone, or another one is choosing. Never waits. */
export async function lockChannel(db: Db, channelId: number): Promise<boolean> {
  const locked = await db.client.query('SELECT 1 FROM hub.channel WHERE id = $1 AND is_enabled FOR NO KEY UPDATE SKIP LOCKED', [
    channelId,
  ]);
  return locked.rowCount === 1;
}

/**
 * Reads a channel's queue. What is told of one thing waits until what was told of it before has arrived or was given up. A delivery that was
 * begun and never ended may have arrived under its own id, so that it may not be bundled.
 */
export async function readQueue(
  db: Db,
  { channelId, at, since }: { readonly channelId: number; readonly at: Date; readonly since: Date },
): Promise<QueueReading> {
  const due = await db.client.query<{ id: string; mayBeBundled: boolean }>(
    `SELECT id, event <> 'digest' AND claimed_until IS NULL AS "mayBeBundled" FROM hub.channel_delivery d
      WHERE channel_id = $1 AND ${live} AND due_at <= $2 AND ${isFree}
        AND NOT EXISTS (SELECT 1 FROM hub.channel_delivery o WHERE o.channel_id = d.channel_id AND o.about = d.about AND o.state IN ('queued', 'failed')
                           AND (o.created_at, o.id) < (d.created_at, d.id) AND (o.due_at > $2 OR o.claimed_until > $2))
      ORDER BY created_at, id LIMIT 500 FOR UPDATE SKIP LOCKED`,
    [channelId, at],
  );
  const counted = await db.client.query<{ recent: number; hasDigest: boolean }>(
    `SELECT count(*) FILTER (WHERE (state = 'sent' AND sent_at > $3) OR (${live} AND claimed_until > $2))::int AS recent,
            count(*) FILTER (WHERE event = 'digest' AND created_at > $3) > 0 AS "hasDigest"
       FROM hub.channel_delivery WHERE channel_id = $1 AND (sent_at > $3 OR created_at > $3 OR claimed_until > $2)`,
    [channelId, at, since],
  );
  return { due: due.rows, recent: counted.rows[0]?.recent ?? 0, hasDigest: counted.rows[0]?.hasDigest ?? false };
}

/** Takes a delivery on until `until`: whoever dies meanwhile leaves it due again from then on, under the same id. */
export async function claimDelivery(
  db: Db,
  id: string,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<ClaimedDelivery | null> {
  const claimed = await db.client.query<ClaimedDelivery>(
    `UPDATE hub.channel_delivery SET attempts = attempts + 1, last_tried_at = $2, claimed_until = $3 WHERE id = $1
     RETURNING id, channel_id AS "channelId", event, about, notice, attempts AS attempt, queued_at AS "queuedAt"`,
    [id, at, until],
  );
  return claimed.rows[0] ?? null;
}

/** What deliveries say, for a digest of them. */
export async function listNoticeItems(db: Db, ids: readonly string[], limit: number): Promise<readonly NoticeItem[]> {
  const listed = await db.client.query<NoticeItem>(
    `SELECT id::text, event, notice->>'at' AS at, left(notice->>'sentence', 300) AS sentence FROM hub.channel_delivery
      WHERE id = ANY ($1::uuid[]) ORDER BY created_at, id LIMIT $2`,
    [ids, limit],
  );
  return listed.rows;
}

/** Puts one digest in the queue in the place of deliveries. */
export async function bundleDeliveries(
  db: Db,
  {
    channelId,
    ids,
    notice,
    at,
  }: { readonly channelId: number; readonly ids: readonly string[]; readonly notice: NoticeFields; readonly at: Date },
): Promise<string> {
  const made = await db.client.query<{ id: string }>(
    `WITH made AS (SELECT gen_random_uuid() AS id)
     INSERT INTO hub.channel_delivery (id, channel_id, event, about, notice_key, notice, created_at, queued_at, due_at)
     SELECT id, $1, 'digest', 'digest ' || id, 'digest ' || id, $2, $3, $3, $3 FROM made RETURNING id`,
    [channelId, JSON.stringify(notice), at],
  );
  const id = made.rows[0]?.id ?? '';
  await db.client.query(
    `UPDATE hub.channel_delivery SET state = 'bundled', digest_id = $2, claimed_until = NULL WHERE id = ANY ($1::uuid[])`,
    [ids, id],
  );
  return id;
}

/** How a try ended. */
export interface DeliveryEnd {
  readonly state: 'sent' | 'failed' | 'given-up';
  readonly at: Date;
  readonly dueAt: Date;
  readonly responseStatus: number | null;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly error: string | null;
}

/** Keeps how a try ended; false: another one has taken it on since. */
export async function endDelivery(
  db: Db,
  { id, attempt }: Pick<ClaimedDelivery, 'id' | 'attempt'>,
  end: DeliveryEnd,
): Promise<boolean> {
  const ended = await db.client.query(
    `UPDATE hub.channel_delivery
        SET state = $3, due_at = $5, claimed_until = NULL, response_status = $6, request_bytes = $7, response_bytes = $8, last_error = $9,
            sent_at = CASE WHEN $3 = 'sent' THEN $4::timestamptz END
      WHERE id = $1 AND attempts = $2 AND ${live}`,
    [id, attempt, end.state, end.at, end.dueAt, end.responseStatus, end.requestBytes, end.responseBytes, end.error],
  );
  return ended.rowCount === 1;
}
