import type { Db } from '../database.ts';
import type { StreamKind } from './source-pass-rows.ts';

/** A list of a source. */
export interface SourceList {
  readonly sourceId: number;
  readonly stream: StreamKind;
}

/** A record as a page brings it. */
export interface RecordToKeep {
  readonly externalId: string;
  readonly companyId: string | null;
  /** JSON. */
  readonly text: string;
  readonly hash: Buffer;
}

/** What a page changed. */
export interface RecordsWritten {
  readonly added: number;
  readonly changed: number;
}

/**
 * Writes what is new, has changed, or is there again. Rows that hold the same are neither locked nor written.
 * @param records each key once
 */
export async function upsertRecords(
  db: Db,
  { sourceId, stream }: SourceList,
  { records, at }: { readonly records: readonly RecordToKeep[]; readonly at: Date },
): Promise<RecordsWritten> {
  const written = await db.client.query<{ isNew: boolean }>(
    `WITH come AS (
       SELECT * FROM unnest($3::text[], $4::text[], $5::jsonb[], $6::bytea[]) AS c (external_id, company_id, record, content_hash))
     INSERT INTO hub.source_record AS r (source_id, stream, external_id, company_id, record, content_hash, first_seen_at, seen_at, changed_at)
     SELECT $1, $2, c.external_id, c.company_id, c.record, c.content_hash, $7, $7, $7
       FROM come c LEFT JOIN hub.source_record k ON k.source_id = $1 AND k.stream = $2 AND k.external_id = c.external_id
      WHERE k.external_id IS NULL OR k.content_hash <> c.content_hash OR k.missing_since IS NOT NULL OR k.gone_at IS NOT NULL
     ON CONFLICT (source_id, stream, external_id) DO UPDATE
        SET company_id = excluded.company_id, record = excluded.record, content_hash = excluded.content_hash, seen_at = excluded.seen_at,
            changed_at = CASE WHEN r.content_hash <> excluded.content_hash THEN excluded.changed_at ELSE r.changed_at END,
            missing_since = NULL, gone_at = NULL
     RETURNING xmax = 0 AS "isNew"`,
    [
      sourceId,
      stream,
      records.map(({ externalId }) => externalId),
      records.map(({ companyId }) => companyId),
      records.map(({ text }) => text),
      records.map(({ hash }) => hash),
      at,
    ],
  );
  const added = written.rows.filter(({ isNew }) => isNew).length;
  return { added, changed: written.rows.length - added };
}

/** Different keys that a pass has seen. */
export async function countSeen(db: Db, passId: number): Promise<number> {
  const counted = await db.client.query<{ seen: number }>(
    'SELECT count(DISTINCT id)::int AS seen FROM hub.source_seen, unnest(external_ids) AS id WHERE pass_id = $1',
    [passId],
  );
  return counted.rows[0]?.seen ?? 0;
}

const unseen = `NOT EXISTS (SELECT 1 FROM seen WHERE seen.external_id = r.external_id)`;
const seenKeys = 'seen AS MATERIALIZED (SELECT unnest(external_ids) AS external_id FROM hub.source_seen WHERE pass_id = $3)';

/**
 * Marks as missing what a pass has not seen and what was there before.
 * @param lastThere when the list was last read whole: then they were there at the latest
 */
export async function markMissing(
  db: Db,
  { sourceId, stream }: SourceList,
  { passId, at, lastThere }: { readonly passId: number; readonly at: Date; readonly lastThere: Date | null },
): Promise<void> {
  await db.client.query(
    `WITH ${seenKeys}
     UPDATE hub.source_record r SET missing_since = $4, seen_at = greatest(r.seen_at, $5)
      WHERE source_id = $1 AND stream = $2 AND gone_at IS NULL AND missing_since IS NULL AND ${unseen}`,
    [sourceId, stream, passId, at, lastThere],
  );
}

/** What of a list is not gone, what of that is missing, and what of that has been so since a moment. */
export interface MissingCount {
  readonly present: number;
  readonly missing: number;
  readonly due: number;
}

/** Counts what is missing. @param before missing since then or longer is due to be called gone */
export async function countMissing(db: Db, { sourceId, stream }: SourceList, before: Date): Promise<MissingCount> {
  const counted = await db.client.query<MissingCount>(
    `SELECT count(*)::int AS present, count(missing_since)::int AS missing, (count(*) FILTER (WHERE missing_since <= $3))::int AS due
       FROM hub.source_record WHERE source_id = $1 AND stream = $2 AND gone_at IS NULL`,
    [sourceId, stream, before],
  );
  return counted.rows[0] ?? { present: 0, missing: 0, due: 0 };
}

/** Calls gone what has been missing since `before` or longer. @returns how many */
export async function markGone(
  db: Db,
  { sourceId, stream }: SourceList,
  { before, at }: { readonly before: Date; readonly at: Date },
): Promise<number> {
  const marked = await db.client.query(
    'UPDATE hub.source_record SET gone_at = $4 WHERE source_id = $1 AND stream = $2 AND gone_at IS NULL AND missing_since <= $3',
    [sourceId, stream, before, at],
  );
  return marked.rowCount ?? 0;
}

/** How many records a list of a source has. */
export interface RecordCount {
  readonly sourceId: number;
  readonly stream: StreamKind;
  /** Those that are not gone. */
  readonly present: number;
  /** Those of them that the last complete read did not hold. */
  readonly missing: number;
  readonly gone: number;
}

/** The counts of every source of the workspace. */
export async function countRecords(db: Db): Promise<readonly RecordCount[]> {
  const counted = await db.client.query<RecordCount>(
    `SELECT source_id AS "sourceId", stream, (count(*) FILTER (WHERE gone_at IS NULL))::int AS present,
            (count(*) FILTER (WHERE gone_at IS NULL AND missing_since IS NOT NULL))::int AS missing, count(gone_at)::int AS gone
       FROM hub.source_record GROUP BY source_id, stream`,
  );
  return counted.rows;
}

/** Calls gone at once what its source itself names as gone. @returns how many were there */
export async function markNamedGone(
  db: Db,
  { sourceId, stream }: SourceList,
  { externalIds, at }: { readonly externalIds: readonly string[]; readonly at: Date },
): Promise<number> {
  const marked = await db.client.query(
    `UPDATE hub.source_record SET gone_at = $4, missing_since = coalesce(missing_since, $4)
      WHERE source_id = $1 AND stream = $2 AND gone_at IS NULL AND external_id = ANY ($3)`,
    [sourceId, stream, externalIds, at],
  );
  return marked.rowCount ?? 0;
}
