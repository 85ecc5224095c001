import type { RecordQuestion } from '@sundog/api';
import type { Db } from '../database.ts';

/** One export that was asked for. */
export interface ExportJob {
  readonly id: number;
  readonly connectionId: number;
  /** Table name. */
  readonly entity: string;
  readonly format: 'csv' | 'xlsx';
  readonly question: RecordQuestion;
  /** The account that asked. */
  readonly owner: string;
  /** Of what its owner might read then. */
  readonly limitsHash: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly rowsDone: number;
  /** Null: not counted. A count stops at its cap. */
  readonly rowsExpected: number | null;
  readonly bytes: number | null;
  readonly errorCode: string | null;
  /** The process that works on it. */
  readonly holder: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
}

const columns = `id, connection_id AS "connectionId", entity, format, question, owner, limits_hash AS "limitsHash", state,
  rows_done AS "rowsDone", rows_expected AS "rowsExpected", bytes, error_code AS "errorCode", holder, asked_at AS "askedAt",
  ended_at AS "endedAt", expires_at AS "expiresAt"`;

/** What is known of an export when it is asked for. */
export type NewExportJob = Pick<
  ExportJob,
  'connectionId' | 'entity' | 'format' | 'question' | 'owner' | 'limitsHash' | 'holder' | 'askedAt' | 'expiresAt'
>;

/** Keeps a new one, waiting. */
export async function insertExportJob(db: Db, job: NewExportJob): Promise<ExportJob> {
  const { connectionId, entity, format, question, owner, limitsHash, holder, askedAt, expiresAt } = job;
  const { rows } = await db.client.query<ExportJob>(
    `INSERT INTO hub.export_job (connection_id, entity, format, question, owner, limits_hash, holder, asked_at, expires_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting') RETURNING ${columns}`,
    [connectionId, entity, format, JSON.stringify(question), owner, limitsHash, holder, askedAt, expiresAt],
  );
  const [made] = rows;
  if (!made) throw new TypeError('The database gave no row back for an export.');
  return made;
}

/** The exports of an account, the newest first. */
export async function listExportJobs(db: Db, owner: string): Promise<readonly ExportJob[]> {
  const { rows } = await db.client.query<ExportJob>(
    `SELECT ${columns} FROM hub.export_job WHERE owner = $1 ORDER BY id DESC LIMIT 100`,
    [owner],
  );
  return rows;
}

/** One of them, or null. */
export async function findExportJob(db: Db, owner: string, id: number): Promise<ExportJob | null> {
  const { rows } = await db.client.query<ExportJob>(`SELECT ${columns} FROM hub.export_job WHERE owner = $1 AND id = $2`, [
    owner,
    id,
  ]);
  return rows[0] ?? null;
}

/** Notes how far a job is. @returns false: it was ended meanwhile, and is to stop */
export async function noteExportProgress(
  db: Db,
  id: number,
  { rowsDone, rowsExpected }: Pick<ExportJob, 'rowsDone' | 'rowsExpected'>,
): Promise<boolean> {
  const { rowCount } = await db.client.query(
    `UPDATE hub.export_job SET state = 'running', rows_done = $2, rows_expected = $3 WHERE id = $1 AND state IN ('waiting', 'running')`,
    [id, rowsDone, rowsExpected],
  );
  return rowCount === 1;
}

/** Ends a job that is not ended. @returns false: it was ended already */
export async function endExportJob(
  db: Db,
  id: number,
  end: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly bytes: number | null;
    readonly errorCode: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rowCount } = await db.client.query(
    `UPDATE hub.export_job SET state = $2, bytes = $3, error_code = $4, ended_at = $5 WHERE id = $1 AND state IN ('waiting', 'running')`,
    [id, end.state, end.bytes, end.errorCode, end.at],
  );
  return rowCount === 1;
}

/** Removes jobs and gives back which: one of an account, or all that are over their time. */
export async function deleteExportJobs(
  db: Db,
  which: { readonly owner: string; readonly id: number } | { readonly expiredAt: Date },
): Promise<readonly Pick<ExportJob, 'id' | 'format'>[]> {
  const { rows } = await ('id' in which
    ? db.client.query<ExportJob>('DELETE FROM hub.export_job WHERE owner = $1 AND id = $2 RETURNING id, format', [
        which.owner,
        which.id,
      ])
    : db.client.query<ExportJob>('DELETE FROM hub.export_job WHERE expires_at <= $1 RETURNING id, format', [which.expiredAt]));
  return rows;
}

/** Processes that have jobs which are not ended. */
export async function listExportHolders(db: Db): Promise<readonly string[]> {
  const { rows } = await db.client.query<{ holder: string }>(
    `SELECT DISTINCT holder FROM hub.export_job WHERE state IN ('waiting', 'running')`,
  );
  return rows.map(({ holder }) => holder);
}

/** Ends what a process that is gone had begun. */
export async function failExportsOf(db: Db, holder: string, at: Date): Promise<void> {
  await db.client.query(
    `UPDATE hub.export_job SET state = 'failed', error_code = 'hub-stopped', ended_at = $2
      WHERE holder = $1 AND state IN ('waiting', 'running')`,
    [holder, at],
  );
}

/** Puts all exports of a connection over their time: somebody's rows are to be nowhere any more. */
export async function expireExports(db: Db, connectionId: number): Promise<void> {
  await db.client.query('UPDATE hub.export_job SET expires_at = asked_at WHERE connection_id = $1', [connectionId]);
}
