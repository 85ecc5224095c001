import type { Db } from '../database.ts';

/** A delivery on its way into the database. */
export interface NewDelivery {
  readonly connectionId: number;
  readonly webhookId: number;
  /** The id that Halo gave it, else `sha256 ` and the hash of its text: then the same text may well tell of another change. */
  readonly key: string;
  readonly bodyHash: Buffer;
  readonly event: string | null;
  readonly entity: string | null;
  readonly recordKey: string | null;
  /** Why it is ignored; null: it is to be acted on. */
  readonly reason: string | null;
  readonly receivedAt: Date;
}

/** A record that deliveries name, and those deliveries. */
export interface DueRecord {
  readonly entity: string;
  readonly recordKey: string;
  readonly ids: readonly number[];
  /** How often each of them had come when this was read. */
  readonly times: readonly number[];
  readonly tries: number;
}

/** Whether a delivery that is known says something new. */
const isNews = `(d.body_hash <> excluded.body_hash OR d.delivery_key LIKE 'sha256 %')`;
const retold = ['state', 'reason', 'tries', 'due_at', 'settled_at', 'event', 'entity', 'record_key', 'body_hash'];

/**
 * Keeps deliveries, no two with the same webhook and key. One that is known is counted; where it has another text now, or Halo numbers
 * nothing, it is to be acted on again.
 */
export async function insertDeliveries(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  const column = <T>(pick: (delivery: NewDelivery) => T): readonly T[] => deliveries.map(pick);
  await db.client.query(
    `INSERT INTO hub.webhook_delivery AS d (connection_id, webhook_id, delivery_key, body_hash, event, entity, record_key, reason,
                                            state, received_at, due_at, settled_at)
     SELECT n.connection_id, n.webhook_id, n.key, n.body_hash, n.event, n.entity, n.record_key, n.reason,
            CASE WHEN n.reason IS NULL THEN 'received' ELSE 'ignored' END, n.at, n.at, CASE WHEN n.reason IS NOT NULL THEN n.at END
       FROM unnest($1::int[], $2::bigint[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::timestamptz[])
            AS n (connection_id, webhook_id, key, body_hash, event, entity, record_key, reason, at)
       JOIN hub.webhook w ON w.id = n.webhook_id
      ORDER BY n.webhook_id, n.key
     ON CONFLICT (webhook_id, delivery_key) DO UPDATE
        SET times = d.times + 1, received_at = excluded.received_at,
            ${retold.map((name) => `${name} = CASE WHEN ${isNews} THEN excluded.${name} ELSE d.${name} END`).join(', ')}`,
    [
      column(({ connectionId }) => connectionId),
      column(({ webhookId }) => webhookId),
      column(({ key }) => key),
      column(({ bodyHash }) => bodyHash),
      column(({ event }) => event),
      column(({ entity }) => entity),
      column(({ recordKey }) => recordKey),
      column(({ reason }) => reason),
      column(({ receivedAt }) => receivedAt),
    ],
  );
}

/** Connections with deliveries that are due at `at`. */
export async function listConnectionsDue(db: Db, at: Date): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ id: number }>(
    `SELECT c.id FROM hub.connection c
      WHERE EXISTS (SELECT 1 FROM hub.webhook_delivery d WHERE d.connection_id = c.id AND d.state = 'received' AND d.due_at <= $1)`,
    [at],
  );
  return rows.map(({ id }) => id);
}

/** Deliveries of a connection that were not acted on yet: how many, since when the oldest, and what the last try failed with; null: none. */
export async function readWaitingDeliveries(
  db: Db,
  connectionId: number,
): Promise<{ readonly count: number; readonly since: Date; readonly lastReason: string | null } | null> {
  const { rows } = await db.client.query<{ count: number; since: Date | null; lastReason: string | null }>(
    `SELECT count(*) AS count, min(received_at) AS since,
            (array_agg(reason ORDER BY due_at DESC) FILTER (WHERE reason IS NOT NULL))[1] AS "lastReason"
       FROM hub.webhook_delivery WHERE connection_id = $1 AND state = 'received'`,
    [connectionId],
  );
  const [row] = rows;
  return row?.since ? { count: row.count, since: row.since, lastReason: row.lastReason } : null;
}

/** Records that deliveries of a connection name and that are due, the longest waiting first; each record once. */
export async function listDueRecords(
  db: Db,
  { connectionId, at, limit }: { readonly connectionId: number; readonly at: Date; readonly limit: number },
): Promise<readonly DueRecord[]> {
  const { rows } = await db.client.query<DueRecord & { ids: string[] | number[] }>(
    `SELECT entity, record_key AS "recordKey", array_agg(id::int8 ORDER BY id)::text[] AS ids, array_agg(times ORDER BY id)::text[] AS times,
            max(tries) AS tries
       FROM hub.webhook_delivery WHERE connection_id = $1 AND state = 'received' AND due_at <= $2
      GROUP BY entity, record_key ORDER BY min(received_at), min(id) LIMIT $3`,
    [connectionId, at, limit],
  );
  return rows.map((row) => ({ ...row, ids: row.ids.map(Number), times: row.times.map(Number) }));
}

interface Settlement extends Pick<DueRecord, 'ids' | 'times'> {
  readonly state: 'read' | 'ignored' | 'failed';
  readonly reason: string | null;
  readonly at: Date;
}

/** Settles deliveries whose record was read; one that came again meanwhile stays due. */
export async function settleDeliveries(db: Db, { ids, times, state, reason, at }: Settlement): Promise<void> {
  await db.client.query(
    `UPDATE hub.webhook_delivery d SET state = $3, reason = $4, settled_at = $5
       FROM unnest($1::bigint[], $2::int[]) AS k (id, times) WHERE d.id = k.id AND d.times = k.times AND d.state = 'received'`,
    [ids, times, state, reason, at],
  );
}

/** Puts deliveries off until `dueAt`: their record could not be read. */
export async function postponeDeliveries(
  db: Db,
  { ids, reason, dueAt }: { readonly ids: readonly number[]; readonly reason: string; readonly dueAt: Date },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.webhook_delivery SET tries = tries + 1, reason = $2, due_at = $3 WHERE id = ANY ($1::bigint[]) AND state = 'received'`,
    [ids, reason, dueAt],
  );
}

/** Forgets what was settled before `before`. */
export async function forgetDeliveries(db: Db, connectionId: number, before: Date): Promise<void> {
  await db.client.query(`DELETE FROM hub.webhook_delivery WHERE connection_id = $1 AND state <> 'received' AND settled_at < $2`, [
    connectionId,
    before,
  ]);
}
