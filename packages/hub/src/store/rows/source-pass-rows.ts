import type { Db } from '../database.ts';

/** What a source is read for, by the words of the tables. */
export type StreamKind = 'company' | 'device' | 'licence-count' | 'alert';

/** How a read of one list stands. */
export type SourcePassState = 'running' | 'stopped' | 'complete' | 'incomplete' | 'failed';

/** One read of one list. */
export interface SourcePassRow {
  readonly id: number;
  readonly sourceId: number;
  readonly stream: StreamKind;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly state: SourcePassState;
  readonly cursor: string | null;
  readonly pages: number;
  /** How often it was put down and taken up again. */
  readonly takenUp: number;
  readonly rows: number;
  readonly written: number;
  readonly refused: number;
  readonly passedOver: number;
  readonly expected: number | null;
  readonly isComplete: boolean;
  readonly missing: number;
  readonly gone: number;
  readonly withheld: number;
  readonly message: string | null;
}

const columns = `id, source_id AS "sourceId", stream, started_at AS "startedAt", ended_at AS "endedAt", state, cursor, pages,
  taken_up AS "takenUp", rows, written, refused, passed_over AS "passedOver", expected, is_complete AS "isComplete", missing, gone,
  withheld, message`;

function only(rows: readonly SourcePassRow[]): SourcePassRow {
  const [row] = rows;
  if (!row) throw new TypeError('There is no such pass.');
  return row;
}

/** The last pass of each list of a source. */
export async function listLastPasses(db: Db, sourceId: number): Promise<readonly SourcePassRow[]> {
  const listed = await db.client.query<SourcePassRow>(
    `SELECT DISTINCT ON (stream) ${columns} FROM hub.source_pass WHERE source_id = $1 ORDER BY stream, id DESC`,
    [sourceId],
  );
  return listed.rows;
}

/** The last pass of one list. */
export async function findLastPass(db: Db, sourceId: number, stream: StreamKind): Promise<SourcePassRow | null> {
  const found = await db.client.query<SourcePassRow>(
    `SELECT ${columns} FROM hub.source_pass WHERE source_id = $1 AND stream = $2 ORDER BY id DESC LIMIT 1`,
    [sourceId, stream],
  );
  return found.rows[0] ?? null;
}

/** When each list of a source was last read whole; lists that never were are absent. */
export async function listLastComplete(
  db: Db,
  sourceId: number,
): Promise<readonly { readonly stream: StreamKind; readonly endedAt: Date }[]> {
  const listed = await db.client.query<{ stream: StreamKind; endedAt: Date }>(
    `SELECT stream, max(ended_at) AS "endedAt" FROM hub.source_pass WHERE source_id = $1 AND is_complete GROUP BY stream`,
    [sourceId],
  );
  return listed.rows;
}

/** Begins a pass. */
export async function insertPass(
  db: Db,
  sourceId: number,
  { stream, at }: { readonly stream: StreamKind; readonly at: Date },
): Promise<SourcePassRow> {
  const inserted = await db.client.query<SourcePassRow>(
    `INSERT INTO hub.source_pass (source_id, stream, started_at, state) VALUES ($1, $2, $3, 'running') RETURNING ${columns}`,
    [sourceId, stream, at],
  );
  return only(inserted.rows);
}

/** Takes up a pass that was put down. */
export async function takeUpPass(db: Db, id: number): Promise<SourcePassRow> {
  const updated = await db.client.query<SourcePassRow>(
    `UPDATE hub.source_pass SET state = 'running', ended_at = NULL, message = NULL, taken_up = taken_up + 1 WHERE id = $1 RETURNING ${columns}`,
    [id],
  );
  return only(updated.rows);
}

/** What a page adds to its pass. */
export interface PassStep {
  readonly cursor: string | null;
  readonly rows: number;
  readonly written: number;
  readonly refused: number;
  readonly passedOver: number;
  readonly expected: number | null;
  /** The keys of its records. */
  readonly externalIds: readonly string[];
}

/** Moves the checkpoint behind a page, and keeps which keys the page brought. */
export async function advancePass(db: Db, id: number, step: PassStep): Promise<void> {
  await db.client.query(
    `WITH pass AS (
       UPDATE hub.source_pass SET cursor = $2, pages = pages + 1, rows = rows + $3, written = written + $4, refused = refused + $5,
              passed_over = passed_over + $6, expected = $7 WHERE id = $1 RETURNING pages)
     INSERT INTO hub.source_seen (pass_id, page_no, external_ids) SELECT $1, pages, $8 FROM pass`,
    [id, step.cursor, step.rows, step.written, step.refused, step.passedOver, step.expected, step.externalIds],
  );
}

/** How a pass ended. */
export interface PassEnd {
  readonly state: SourcePassState;
  readonly at: Date;
  readonly message: string | null;
  /** Whether it may be taken up where it stands. */
  readonly keepsCursor: boolean;
  readonly missing?: number;
  readonly gone?: number;
  readonly withheld?: number;
}

/** Ends a pass. What it has seen is forgotten, unless it may be taken up. */
export async function endPass(
  db: Db,
  id: number,
  { state, at, message, keepsCursor, missing = 0, gone = 0, withheld = 0 }: PassEnd,
): Promise<SourcePassRow> {
  const updated = await db.client.query<SourcePassRow>(
    `UPDATE hub.source_pass SET state = $2, ended_at = $3, message = $4, cursor = CASE WHEN $5 THEN cursor END,
            is_complete = $2 = 'complete', missing = $6, gone = $7, withheld = $8
      WHERE id = $1 RETURNING ${columns}`,
    [id, state, at, message, keepsCursor, missing, gone, withheld],
  );
  if (!keepsCursor) await db.client.query('DELETE FROM hub.source_seen WHERE pass_id = $1', [id]);
  return only(updated.rows);
}

/** Gives up the thought of taking a pass up: what it has seen is forgotten. One that a killed process left running is put down. */
export async function abandonPass(db: Db, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.source_seen WHERE pass_id = $1', [id]);
  await db.client.query(
    `UPDATE hub.source_pass SET state = CASE WHEN state = 'running' THEN 'stopped' ELSE state END, cursor = NULL,
            ended_at = coalesce(ended_at, started_at) WHERE id = $1`,
    [id],
  );
}

/** Removes passes of a list that are no longer of use: all but the newest `keep`. */
export async function deleteOldPasses(
  db: Db,
  sourceId: number,
  { stream, keep }: { readonly stream: StreamKind; readonly keep: number },
): Promise<void> {
  await db.client.query(
    `DELETE FROM hub.source_pass WHERE source_id = $1 AND stream = $2 AND id <= (
       SELECT id FROM hub.source_pass WHERE source_id = $1 AND stream = $2 ORDER BY id DESC OFFSET $3 LIMIT 1)
       AND id <> (SELECT max(id) FROM hub.source_pass WHERE source_id = $1 AND stream = $2 AND is_complete)`,
    [sourceId, stream, keep],
  );
}
