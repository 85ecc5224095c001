import type { Db } from '../database.ts';
import { presenceLock } from '../locks.ts';

/** A process that serves or works for this hub. */
export interface WorkerRow {
  /** `Store.holder` of the process. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly roles: readonly string[];
  readonly startedAt: Date;
  readonly beatAt: Date;
  /** Milliseconds since its last sign of life, by the database's clock. */
  readonly silentMs: number;
  /** Whether its connection to the database stands. */
  readonly isPresent: boolean;
}

/** Says that a process is there, and what it does. */
export async function beatWorker(
  db: Db,
  worker: Pick<WorkerRow, 'id' | 'host' | 'pid'> & { readonly roles: readonly string[] },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.worker (id, host, pid, roles, started_at, beat_at) VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at`,
    [worker.id, worker.host, worker.pid, worker.roles],
  );
}

/** Every process that said it was there, also those that have died since; the eldest first. */
export async function listWorkers(db: Db): Promise<readonly WorkerRow[]> {
  const read = await db.client.query<WorkerRow>(
    `SELECT id, host, pid, roles, started_at AS "startedAt", beat_at AS "beatAt",
            (extract(epoch FROM clock_timestamp() - beat_at) * 1000)::float8 AS "silentMs",
            NOT pg_try_advisory_xact_lock_shared(hashtextextended($1 || id, 0)) AS "isPresent"
       FROM hub.worker ORDER BY started_at, id`,
    [presenceLock('')],
  );
  return read.rows;
}

/** Forgets processes. */
export async function removeWorkers(db: Db, ids: readonly string[]): Promise<void> {
  await db.client.query('DELETE FROM hub.worker WHERE id = ANY ($1)', [ids]);
}

/** Ends the session by which a process that stands still is seen, and with it every lock across processes that it holds. */
export async function endPresence(db: Db, id: string): Promise<void> {
  await db.client.query(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l, (SELECT hashtextextended($1, 0) AS key) k
      WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32 | l.objid::bigint) = k.key`,
    [presenceLock(id)],
  );
}
