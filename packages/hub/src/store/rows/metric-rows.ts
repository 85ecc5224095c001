import type { Db } from '../database.ts';

/** One pass of one entity that ended, or runs. */
export interface CountedPass {
  readonly id: number;
  readonly entity: string;
  readonly state: 'running' | 'done' | 'failed' | 'no-permission' | 'suspect' | 'abandoned';
  /** Rows of the mirror that were alive at its end; null: it was no full pass. */
  readonly rows: number | null;
}

const columns = `p.id, p.entity, p.state, e.alive - p.tombstoned AS rows`;
/** More than this no hub does between two looks; who was not looked at for weeks begins with the newest. */
const atMost = 5_000;

/** The passes of a connection after a certain one, and those of which the end was not known; the eldest first. */
export async function listPassesToCount(
  db: Db,
  {
    connectionId,
    after,
    running,
  }: { readonly connectionId: number; readonly after: number; readonly running: readonly number[] },
): Promise<readonly CountedPass[]> {
  const listed = await db.client.query<CountedPass>(
    `SELECT ${columns} FROM (
       (SELECT * FROM hub.sync_pass WHERE connection_id = $1 AND id > $2 ORDER BY id DESC LIMIT ${atMost})
       UNION ALL SELECT * FROM hub.sync_pass WHERE connection_id = $1 AND id <= $2 AND id = ANY ($3::bigint[])) AS p
       LEFT JOIN hub.pass_evidence e ON e.pass_id = p.id ORDER BY p.id`,
    [connectionId, after, running],
  );
  return listed.rows;
}

/** The newest pass of a connection that had ended before then; 0: there is none. Looks at the newest thousands alone. */
export async function findPassBefore(db: Db, connectionId: number, before: Date): Promise<number> {
  const found = await db.client.query<{ id: number }>(
    `SELECT coalesce(max(id), 0) AS id FROM (
       SELECT id, ended_at FROM hub.sync_pass WHERE connection_id = $1 ORDER BY id DESC LIMIT ${atMost}) AS newest
      WHERE ended_at < $2`,
    [connectionId, before],
  );
  return found.rows[0]?.id ?? 0;
}

/** How many deliveries of webhooks wait, by connection; those with none are not in it. Goes by an index of those that wait. */
export async function countWebhooksWaiting(db: Db): Promise<ReadonlyMap<number, number>> {
  const counted = await db.client.query<{ id: number; count: number }>(
    `SELECT connection_id AS id, count(*)::int AS count FROM hub.webhook_delivery WHERE state = 'received' GROUP BY 1`,
  );
  return new Map(counted.rows.map(({ id, count }) => [id, count]));
}

/** How many messages wait to be sent by channels that are on. Goes by an index of those that wait. */
export async function countChannelsWaiting(db: Db): Promise<number> {
  const counted = await db.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM hub.channel_delivery d JOIN hub.channel c ON c.id = d.channel_id
      WHERE d.state IN ('queued', 'failed') AND c.is_enabled`,
  );
  return counted.rows[0]?.count ?? 0;
}

/**
 * How often each entity of a connection could not be read, since it is connected. Of each there is one issue for all its failures, which counts
 * them and is kept when it is cleared.
 */
export async function countEntityFailures(db: Db, connectionId: number): Promise<ReadonlyMap<string, number>> {
  const counted = await db.client.query<{ entity: string; times: number }>(
    `SELECT entity, times FROM hub.sync_issue WHERE connection_id = $1 AND kind = 'entity' AND subject = entity`,
    [connectionId],
  );
  return new Map(counted.rows.map(({ entity, times }) => [entity, times]));
}
