import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../database.ts';
import { presenceLock } from '../locks.ts';

/** Leases of one connection that were taken together and have one token. */
export interface LeaseKey {
  readonly connectionId: number;
  readonly token: string;
}

export interface LeaseWish {
  readonly connectionId: number;
  /** What is to be worked on, without repetitions: all of it or nothing. */
  readonly works: readonly string[];
  /** The process that takes them: `Store.holder`. */
  readonly holder: string;
  /** How long they hold without being renewed. */
  readonly ttlMs: number;
}

interface HeldRow {
  readonly holder: string | null;
  readonly token: string | null;
  readonly isCurrent: boolean;
}

/** First part of the key of the locks by which a transaction of a holder is seen; the second follows from the token. */
const fenceClass = 5_863_213;
/** How long a session that was told to end may take. */
const expulsionTries = 100;

/**
 * Takes leases that nobody holds, that were not renewed in time, or whose holder is gone. Never waits for a holder that is alive.
 * Sessions of a former holder that stand in the middle of a transaction are ended: it would commit after somebody else has begun.
 * @returns their token; null: somebody works on one of them
 */
export async function takeLeases(db: Db, { connectionId, works, holder, ttlMs }: LeaseWish): Promise<string | null> {
  await db.client.query(
    'INSERT INTO hub.lease (connection_id, work) SELECT $1, work FROM unnest($2::text[]) AS work ORDER BY work ON CONFLICT DO NOTHING',
    [connectionId, works],
  );
  // A row that is locked is being renewed or taken this moment: its holder is alive.
  const found = await db.client.query<HeldRow>(
    `SELECT holder, token, expires_at > clock_timestamp() AS "isCurrent" FROM hub.lease
      WHERE connection_id = $1 AND work = ANY ($2) ORDER BY work FOR UPDATE SKIP LOCKED`,
    [connectionId, works],
  );
  if (found.rows.length < works.length) return null;
  const former = new Map(found.rows.flatMap((row) => (row.token === null ? [] : [[row.token, row] as const])));
  for (const row of former.values()) if (row.isCurrent && row.holder !== null && (await isPresent(db, row.holder))) return null;
  for (const token of former.keys()) if (!(await endTransactionsOf(db, token))) return null;
  const taken = await db.client.query<{ token: string }>(
    `WITH new AS MATERIALIZED (SELECT gen_random_uuid() AS token)
     UPDATE hub.lease SET holder = $3, token = new.token, taken_at = clock_timestamp(), expires_at = clock_timestamp() + $4 * interval '1 ms'
       FROM new WHERE connection_id = $1 AND work = ANY ($2) RETURNING new.token`,
    [connectionId, works, holder, ttlMs],
  );
  return taken.rows[0]?.token ?? null;
}

/** Whether a process that holds leases is there: one that was killed is gone before its leases lapse. */
async function isPresent(db: Db, holder: string): Promise<boolean> {
  const free = await db.client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock_shared(hashtextextended($1, 0)) AS free',
    [presenceLock(holder)],
  );
  return !free.rows[0]?.free;
}

async function endTransactionsOf(db: Db, token: string): Promise<boolean> {
  for (let tries = 0; tries < expulsionTries; tries += 1) {
    const free = await db.client.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS free', [
      fenceClass,
      token,
    ]);
    if (free.rows[0]?.free) return true;
    await db.client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = $1 AND objid::bigint = (hashtext($2)::bigint & 4294967295) AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`,
      [fenceClass, token],
    );
    await delay(20);
  }
  return false;
}

/**
 * Whether these leases are still held, as long as this transaction lasts: until it ends nobody else can take them without ending it.
 * @param count how many leases have the token
 */
export async function holdsLeases(
  db: Db,
  { connectionId, token, count }: LeaseKey & { readonly count: number },
): Promise<boolean> {
  const word = db.client.escapeLiteral(token);
  // Two statements in one trip: the second must see what was committed before the lock of the first was free.
  const answers: unknown = await db.client.query(
    `SELECT pg_try_advisory_xact_lock_shared(${fenceClass}, hashtext(${word})) AS "isFree";
     SELECT count(*)::int AS held FROM hub.lease WHERE connection_id = ${Number(connectionId)} AND token = ${word}`,
  );
  const [lock, held] = answers as readonly [{ rows: { isFree: boolean }[] }, { rows: { held: number }[] }];
  return lock.rows[0]?.isFree === true && held.rows[0]?.held === count;
}

/** Lets leases hold for `ttlMs` from now. @returns how many still have the token */
export async function renewLeases(
  db: Db,
  { connectionId, token, ttlMs }: LeaseKey & { readonly ttlMs: number },
): Promise<number> {
  const renewed = await db.client.query(
    `UPDATE hub.lease SET expires_at = clock_timestamp() + $3 * interval '1 ms' WHERE connection_id = $1 AND token = $2`,
    [connectionId, token, ttlMs],
  );
  return renewed.rowCount ?? 0;
}

/** Gives leases back; those that somebody else has taken meanwhile are left alone. */
export async function releaseLeases(db: Db, { connectionId, token }: LeaseKey): Promise<void> {
  await db.client.query(
    `UPDATE hub.lease SET holder = NULL, token = NULL, expires_at = '-infinity' WHERE connection_id = $1 AND token = $2`,
    [connectionId, token],
  );
}

/** What is being worked on now. */
export interface HeldLease {
  readonly connectionId: number;
  /** Name of the connection. */
  readonly connection: string;
  /** The table name of an entity, or what else may run once at a time only. */
  readonly work: string;
  readonly takenAt: Date;
  /** Whether it is an entity whose reading has ended well since. */
  readonly isDone: boolean;
  /** Whether it is an entity that is being read this moment. */
  readonly isReading: boolean;
}

/** The leases that hold, of every connection of the workspace. Those of a process that was killed are seen until they lapse. */
export async function listHeldLeases(db: Db): Promise<readonly HeldLease[]> {
  const listed = await db.client.query<HeldLease>(
    `SELECT l.connection_id AS "connectionId", c.name AS connection, l.work, l.taken_at AS "takenAt",
            coalesce(s.last_success_at >= l.taken_at, false) AS "isDone", coalesce(s.state = 'running', false) AS "isReading"
       FROM hub.lease l JOIN hub.connection c ON c.id = l.connection_id
       LEFT JOIN hub.sync_state s ON s.connection_id = l.connection_id AND s.entity = l.work
      WHERE l.token IS NOT NULL AND l.expires_at > clock_timestamp() AND c.state <> 'removed' ORDER BY l.connection_id, l.work`,
  );
  return listed.rows;
}
