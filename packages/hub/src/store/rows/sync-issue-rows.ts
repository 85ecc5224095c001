import type { Db } from '../database.ts';

/** A row that could not be kept, or an entity that Halo refused. */
export interface SyncIssue {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: string;
  readonly kind: 'row' | 'entity';
  readonly subject: string;
  readonly code: string;
  readonly sentence: string;
  readonly raw: string | null;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly times: number;
}

export interface NewSyncIssue {
  readonly entity: string;
  readonly kind: 'row' | 'entity';
  readonly subject: string;
  readonly code: string;
  readonly sentence: string;
  readonly raw: string | null;
}

/** Records issues that were met at `at`; one that is known already is counted. */
export async function recordSyncIssues(
  db: Db,
  { connectionId, issues, at }: { readonly connectionId: number; readonly issues: readonly NewSyncIssue[]; readonly at: Date },
): Promise<void> {
  for (const issue of issues)
    await db.client.query(
      `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT (connection_id, entity, kind, subject) DO UPDATE
          SET code = excluded.code, sentence = excluded.sentence, raw = excluded.raw, last_seen = excluded.last_seen, times = hub.sync_issue.times + 1`,
      [connectionId, issue.entity, issue.kind, issue.subject, issue.code, issue.sentence, issue.raw, at],
    );
}

/** Clears what a full pass that began at `notSeenSince` did not meet again: the row was mended or is gone. */
export async function clearSyncIssues(
  db: Db,
  { connectionId, entity, notSeenSince }: { readonly connectionId: number; readonly entity: string; readonly notSeenSince: Date },
): Promise<void> {
  await db.client.query('DELETE FROM hub.sync_issue WHERE connection_id = $1 AND entity = $2 AND last_seen < $3', [
    connectionId,
    entity,
    notSeenSince,
  ]);
}

/** Clears what was wrong with the entity as a whole: it was just read. */
export async function clearEntityIssue(db: Db, connectionId: number, entity: string): Promise<void> {
  await db.client.query(`DELETE FROM hub.sync_issue WHERE connection_id = $1 AND entity = $2 AND kind = 'entity'`, [
    connectionId,
    entity,
  ]);
}

export async function listSyncIssues(db: Db, connectionId: number | null): Promise<readonly SyncIssue[]> {
  const listed = await db.client.query<SyncIssue>(
    `SELECT id, connection_id AS "connectionId", entity, kind, subject, code, sentence, raw, first_seen AS "firstSeen",
            last_seen AS "lastSeen", times
       FROM hub.sync_issue WHERE $1::int IS NULL OR connection_id = $1 ORDER BY kind, entity, id`,
    [connectionId],
  );
  return listed.rows;
}

export async function countRowIssues(db: Db, connectionId: number): Promise<ReadonlyMap<string, number>> {
  const counted = await db.client.query<{ entity: string; issues: number }>(
    `SELECT entity, count(*) AS issues FROM hub.sync_issue WHERE connection_id = $1 AND kind = 'row' GROUP BY entity`,
    [connectionId],
  );
  return new Map(counted.rows.map((row) => [row.entity, row.issues]));
}

/** A value that was kept in a changed form, counted per field and problem. */
export interface SyncNote {
  readonly field: string;
  readonly problem: string;
  readonly times: number;
  readonly sampleKey: string | null;
}

/** Adds the counts of these notes, met at `at`, to those that are kept. */
export async function addSyncNotes(
  db: Db,
  {
    connectionId,
    entity,
    notes,
    at,
  }: { readonly connectionId: number; readonly entity: string; readonly notes: readonly SyncNote[]; readonly at: Date },
): Promise<void> {
  for (const note of notes)
    await db.client.query(
      `INSERT INTO hub.sync_note (connection_id, entity, field, problem, times, sample_key, first_seen, last_seen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
       ON CONFLICT (connection_id, entity, field, problem) DO UPDATE
          SET times = hub.sync_note.times + excluded.times, sample_key = excluded.sample_key, last_seen = excluded.last_seen`,
      [connectionId, entity, note.field, note.problem, note.times, note.sampleKey, at],
    );
}
