import type { Db } from '../database.ts';
import type { StreamKind } from './source-pass-rows.ts';
import type { SourceList } from './source-record-rows.ts';

/** A row that cannot be read, as a page brings it. */
export interface RefusalToKeep {
  readonly text: string;
  readonly problem: string;
  readonly hash: Buffer;
}

/** A row in quarantine. Its text stays in the database. */
export interface RefusalRow {
  readonly id: number;
  readonly stream: StreamKind;
  readonly problem: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Keeps rows that cannot be read; one that is there already is seen again. @param refusals each hash once */
export async function keepRefusals(
  db: Db,
  { sourceId, stream }: SourceList,
  { refusals, at }: { readonly refusals: readonly RefusalToKeep[]; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.source_refusal (source_id, stream, content_hash, text, problem, first_seen_at, last_seen_at)
     SELECT $1, $2, hash, text, problem, $6, $6 FROM unnest($3::bytea[], $4::text[], $5::text[]) AS c (hash, text, problem)
     ON CONFLICT (source_id, stream, content_hash) DO UPDATE SET last_seen_at = excluded.last_seen_at, cleared_at = NULL`,
    [
      sourceId,
      stream,
      refusals.map(({ hash }) => hash),
      refusals.map(({ text }) => text),
      refusals.map(({ problem }) => problem),
      at,
    ],
  );
}

/** Clears what a pass that came to its end has not brought. @returns how many */
export async function clearRefusals(
  db: Db,
  { sourceId, stream }: SourceList,
  { startedAt, at }: { readonly startedAt: Date; readonly at: Date },
): Promise<number> {
  const cleared = await db.client.query(
    'UPDATE hub.source_refusal SET cleared_at = $4 WHERE source_id = $1 AND stream = $2 AND cleared_at IS NULL AND last_seen_at < $3',
    [sourceId, stream, startedAt, at],
  );
  return cleared.rowCount ?? 0;
}

/** How many rows of each source wait in quarantine. */
export async function countRefusals(db: Db): Promise<readonly { readonly sourceId: number; readonly count: number }[]> {
  const counted = await db.client.query<{ sourceId: number; count: number }>(
    'SELECT source_id AS "sourceId", count(*)::int AS count FROM hub.source_refusal WHERE cleared_at IS NULL GROUP BY source_id',
  );
  return counted.rows;
}

/** The newest rows in quarantine of a source. */
export async function listRefusals(db: Db, sourceId: number, most: number): Promise<readonly RefusalRow[]> {
  const listed = await db.client.query<RefusalRow>(
    `SELECT id, stream, problem, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt"
       FROM hub.source_refusal WHERE source_id = $1 AND cleared_at IS NULL ORDER BY last_seen_at DESC, id DESC LIMIT $2`,
    [sourceId, most],
  );
  return listed.rows;
}
