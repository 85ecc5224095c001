import type { Db } from '../database.ts';

/** A row that could not be kept, or an entity that Halo refused. */
export interface NewSyncIssue {
  readonly entity: string;
  readonly kind: 'row' | 'entity';
  /** What names the row among the issues: its key where that could be read, else `text` and a hash of its text. */
  readonly subject: string;
  readonly code: string;
  readonly sentence: string;
  readonly raw: string | null;
  /** Hash of the text without what changes by itself, where the subject is not that hash already. */
  readonly textHash?: string;
  /** The record that Halo listed the row under, where it did. */
  readonly parentKey?: number | null;
}

/** A dismissed issue stays so while it says the same, and until its time is over. `$8`: now. */
const staysDismissed = `sync_issue.state = 'dismissed' AND sync_issue.code = excluded.code AND sync_issue.sentence = excluded.sentence
  AND sync_issue.text_hash IS NOT DISTINCT FROM excluded.text_hash
  AND (sync_issue.dismissed_until IS NULL OR sync_issue.dismissed_until > $8)`;
const dismissal = ['dismissed_by', 'dismissed_at', 'dismissed_until', 'dismissed_why'];

const recordSql = `INSERT INTO hub.sync_issue
    (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen, text_hash, parent_key)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)
  ON CONFLICT (connection_id, entity, kind, subject) DO UPDATE
    SET code = excluded.code, sentence = excluded.sentence, raw = excluded.raw, text_hash = excluded.text_hash,
        parent_key = excluded.parent_key, last_seen = excluded.last_seen, times = sync_issue.times + 1, cleared_at = NULL,
        state = CASE WHEN ${staysDismissed} THEN 'dismissed' ELSE 'open' END,
        ${dismissal.map((column) => `${column} = CASE WHEN ${staysDismissed} THEN sync_issue.${column} END`).join(',\n        ')}`;

/**
 * Records issues that were met at `at`. One that is known is counted; one that was cleared, or dismissed for another text, another
 * reason or a time that is over, is open again.
 */
export async function recordSyncIssues(
  db: Db,
  { connectionId, issues, at }: { readonly connectionId: number; readonly issues: readonly NewSyncIssue[]; readonly at: Date },
): Promise<void> {
  for (const { entity, kind, subject, code, sentence, raw, textHash, parentKey } of issues)
    await db.client.query(recordSql, [
      connectionId,
      entity,
      kind,
      subject,
      code,
      sentence,
      raw,
      at,
      textHash ?? null,
      parentKey ?? null,
    ]);
}

/** One entity of one connection, and when its issues are looked at. */
interface IssuesOf {
  readonly connectionId: number;
  readonly entity: string;
  readonly at: Date;
}

/** What was set aside stands in the mirror now, or is gone: its text is not kept twice. */
const clearSql = `UPDATE hub.sync_issue
   SET state = 'cleared', cleared_at = $3, raw = NULL, ${dismissal.map((column) => `${column} = NULL`).join(', ')}
 WHERE connection_id = $1 AND entity = $2 AND state <> 'cleared'`;

/** Clears what a full pass that began at `notSeenSince` did not meet again: the row was mended or is gone. */
export async function clearSyncIssues(
  db: Db,
  { connectionId, entity, at, notSeenSince }: IssuesOf & { readonly notSeenSince: Date },
): Promise<void> {
  await db.client.query(`${clearSql} AND last_seen < $4`, [connectionId, entity, at, notSeenSince]);
}

/** Clears what was wrong with the entity as a whole: it was just read. */
export async function clearEntityIssue(db: Db, { connectionId, entity, at }: IssuesOf): Promise<void> {
  await db.client.query(`${clearSql} AND kind = 'entity'`, [connectionId, entity, at]);
}

/** Clears what was wrong with rows of these keys (`17`, `512:3`): they stand in the mirror now. */
export async function clearRowIssues(
  db: Db,
  { connectionId, entity, at, isKept }: IssuesOf & { readonly isKept: (subject: string) => boolean },
): Promise<void> {
  const named = await db.client.query<{ subject: string }>(
    `SELECT subject FROM hub.sync_issue
      WHERE connection_id = $1 AND entity = $2 AND kind = 'row' AND state <> 'cleared' AND subject NOT LIKE 'text %'`,
    [connectionId, entity],
  );
  const kept = named.rows.map(({ subject }) => subject).filter(isKept);
  if (kept.length > 0)
    await db.client.query(`${clearSql} AND kind = 'row' AND subject = ANY ($4)`, [connectionId, entity, at, kept]);
}

/** Clears what was wrong with rows of these parents, which were just read whole, but for what was met again. */
export async function clearParentIssues(
  db: Db,
  of: IssuesOf & { readonly parents: readonly number[]; readonly met: readonly NewSyncIssue[] },
): Promise<void> {
  if (of.parents.length === 0) return;
  await db.client.query(`${clearSql} AND parent_key = ANY ($4::bigint[]) AND subject <> ALL ($5::text[])`, [
    of.connectionId,
    of.entity,
    of.at,
    of.parents,
    of.met.map(({ subject }) => subject),
  ]);
}

/** How many rows of each entity stand set aside, dismissed ones among them. */
export async function countRowIssues(db: Db, connectionId: number): Promise<ReadonlyMap<string, number>> {
  const counted = await db.client.query<{ entity: string; issues: number }>(
    `SELECT entity, count(*) AS issues FROM hub.sync_issue WHERE connection_id = $1 AND kind = 'row' AND state <> 'cleared' GROUP BY entity`,
    [connectionId],
  );
  return new Map(counted.rows.map((row) => [row.entity, row.issues]));
}
