import type { Db } from '../database.ts';

export type PassKind = 'full' | 'incremental' | 'history' | 'record';

/** One reading of one entity, finished or not. */
export interface SyncPass {
  readonly id: number;
  readonly kind: PassKind;
  readonly nextPage: number;
  readonly pageSize: number | null;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly quarantined: number;
  readonly requests: number;
  readonly newestChange: Date | null;
  readonly recordCount: number | null;
  readonly startedAt: Date;
}

const passColumns = `id, kind, next_page AS "nextPage", page_size AS "pageSize", rows_read AS "rowsRead", rows_written AS "rowsWritten",
  quarantined, requests, newest_change AS "newestChange", record_count AS "recordCount", started_at AS "startedAt"`;

/** The newest pass of this entity and kind that was begun and neither finished nor given up; null where there is none. */
export async function findRunningPass(
  db: Db,
  { connectionId, entity, kind }: { readonly connectionId: number; readonly entity: string; readonly kind: PassKind },
): Promise<SyncPass | null> {
  const found = await db.client.query<SyncPass>(
    `SELECT ${passColumns} FROM hub.sync_pass
      WHERE connection_id = $1 AND entity = $2 AND kind = $3 AND state = 'running' ORDER BY id DESC LIMIT 1`,
    [connectionId, entity, kind],
  );
  return found.rows[0] ?? null;
}

/** One pass by its id. */
export async function readPass(db: Db, passId: number): Promise<SyncPass> {
  const found = await db.client.query<SyncPass>(`SELECT ${passColumns} FROM hub.sync_pass WHERE id = $1`, [passId]);
  const row = found.rows[0];
  if (!row) throw new TypeError(`There is no pass ${passId}.`);
  return row;
}

export async function beginPass(
  db: Db,
  pass: {
    readonly connectionId: number;
    readonly entity: string;
    readonly kind: PassKind;
    readonly at: Date;
    readonly pageSize: number | null;
  },
): Promise<SyncPass> {
  await db.client.query(
    `UPDATE hub.sync_pass SET state = 'abandoned', ended_at = $4 WHERE connection_id = $1 AND entity = $2 AND kind = $3 AND state = 'running'`,
    [pass.connectionId, pass.entity, pass.kind, pass.at],
  );
  const begun = await db.client.query<SyncPass>(
    `INSERT INTO hub.sync_pass (connection_id, entity, kind, state, started_at, page_size) VALUES ($1, $2, $3, 'running', $4, $5)
     RETURNING ${passColumns}`,
    [pass.connectionId, pass.entity, pass.kind, pass.at, pass.pageSize],
  );
  const row = begun.rows[0];
  if (!row) throw new TypeError('INSERT ... RETURNING gave no row.');
  return row;
}

/** Moves the checkpoint of a pass. Belongs in the transaction that writes the rows it speaks of. */
export async function checkpointPass(
  db: Db,
  passId: number,
  step: {
    readonly nextPage: number;
    readonly rowsRead: number;
    readonly rowsWritten: number;
    readonly quarantined: number;
    readonly requests: number;
    readonly newestChange: string | null;
    readonly recordCount: number | null;
  },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.sync_pass SET next_page = $2, rows_read = rows_read + $3, rows_written = rows_written + $4, quarantined = quarantined + $5,
            requests = requests + $6, newest_change = greatest(newest_change, $7::timestamptz), record_count = coalesce($8, record_count)
      WHERE id = $1`,
    [
      passId,
      step.nextPage,
      step.rowsRead,
      step.rowsWritten,
      step.quarantined,
      step.requests,
      step.newestChange,
      step.recordCount,
    ],
  );
}

/** How a pass ended, with its proof. */
export interface PassEnd {
  readonly state: 'done' | 'failed' | 'no-permission' | 'suspect' | 'abandoned';
  readonly at: Date;
  readonly distinctKeys: number | null;
  readonly isComplete: boolean;
  readonly tombstoned: number;
  readonly errorCode: string | null;
  readonly message: string | null;
}

export async function endPass(db: Db, passId: number, end: PassEnd): Promise<SyncPass | null> {
  const ended = await db.client.query<SyncPass>(
    `UPDATE hub.sync_pass SET state = $2, ended_at = $3, distinct_keys = $4, is_complete = $5, tombstoned = $6, error_code = $7, message = $8
      WHERE id = $1 RETURNING ${passColumns}`,
    [passId, end.state, end.at, end.distinctKeys, end.isComplete, end.tombstoned, end.errorCode, end.message],
  );
  return ended.rows[0] ?? null;
}
