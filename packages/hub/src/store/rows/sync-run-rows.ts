import type { Db } from '../database.ts';

/** One reading of one entity, as people look at it. */
export interface SyncRun {
  readonly id: number;
  readonly entity: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed' | 'no-permission' | 'suspect' | 'abandoned';
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly quarantined: number;
  readonly tombstoned: number;
  readonly requests: number;
  readonly recordCount: number | null;
  readonly isComplete: boolean;
  readonly errorCode: string | null;
  readonly message: string | null;
}

/** The readings of one day in UTC. */
export interface SyncDay {
  /** `2026-11-30`. */
  readonly day: string;
  readonly done: number;
  readonly failed: number;
  readonly suspect: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly requests: number;
}

const columns = `id, entity, kind, state, started_at AS "startedAt", ended_at AS "endedAt", rows_read AS "rowsRead",
  rows_written AS "rowsWritten", quarantined, tombstoned, requests, record_count AS "recordCount", is_complete AS "isComplete",
  error_code AS "errorCode", message`;

/** Which runs are asked for. What is absent does not narrow. */
export interface RunFilter {
  readonly connectionId: number;
  readonly entity?: string | undefined;
  readonly state?: string | undefined;
  /** Only runs with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Runs of a connection, newest first. */
export async function listRuns(db: Db, filter: RunFilter): Promise<readonly SyncRun[]> {
  const listed = await db.client.query<SyncRun>(
    `SELECT ${columns} FROM hub.sync_pass
      WHERE connection_id = $1 AND ($2::text IS NULL OR entity = $2) AND ($3::text IS NULL OR state = $3) AND ($4::bigint IS NULL OR id < $4)
      ORDER BY id DESC LIMIT $5`,
    [filter.connectionId, filter.entity ?? null, filter.state ?? null, filter.before ?? null, filter.limit],
  );
  return listed.rows;
}

/** One run of a connection with its proof, where it has one; null: there is no such run. */
export async function findRun(
  db: Db,
  { connectionId, runId }: { readonly connectionId: number; readonly runId: number },
): Promise<(SyncRun & { readonly proof: Readonly<Record<string, unknown>> | null }) | null> {
  const found = await db.client.query<SyncRun & { proof: Record<string, unknown> | null }>(
    `SELECT ${columns}, (SELECT to_jsonb(e) - 'connection_id' FROM hub.pass_evidence e WHERE e.pass_id = p.id) AS proof
       FROM hub.sync_pass p WHERE connection_id = $1 AND id = $2`,
    [connectionId, runId],
  );
  return found.rows[0] ?? null;
}

/** The last days of a connection that had a run, oldest first. */
export async function listRunDays(db: Db, connectionId: number, since: Date): Promise<readonly SyncDay[]> {
  const listed = await db.client.query<SyncDay>(
    `SELECT to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*) FILTER (WHERE state = 'done') AS done,
            count(*) FILTER (WHERE state IN ('failed', 'no-permission')) AS failed, count(*) FILTER (WHERE state = 'suspect') AS suspect,
            sum(rows_read) AS "rowsRead", sum(rows_written) AS "rowsWritten", sum(requests) AS requests
       FROM hub.sync_pass WHERE connection_id = $1 AND started_at >= $2 GROUP BY 1 ORDER BY 1`,
    [connectionId, since],
  );
  return listed.rows.map((row) => ({
    ...row,
    rowsRead: Number(row.rowsRead),
    rowsWritten: Number(row.rowsWritten),
    requests: Number(row.requests),
  }));
}
