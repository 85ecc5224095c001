import type { Db } from '../database.ts';
import type { MappingKind, MappingLink } from './mapping-link-rows.ts';

/** What one act does to one link; null: there was none, or there is none any more. */
export interface MappingChange {
  readonly before: MappingLink | null;
  readonly after: MappingLink | null;
}

/** What kind of act a batch was. */
export type MappingAct = 'refresh' | 'link' | 'unlink' | 'ignore' | 'restore' | 'confirm' | 'undo' | 'settings' | 'import';

/** One act of mapping. */
export interface MappingBatch {
  readonly id: number;
  readonly what: MappingAct;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly changes: number;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

const batchColumns = `b.id, b.what, b.made_by AS "madeBy", b.made_at AS "madeAt", b.undone_by AS "undoneBy", b.undone_at AS "undoneAt",
  (SELECT count(*)::int FROM hub.mapping_change c WHERE c.batch_id = b.id) AS changes`;

/** So many links go to the database at once. */
const atOnce = 2_000;

/** Does an act: changes links and writes down what they were. @returns the number of the batch */
export async function writeBatch(
  db: Db,
  sourceId: number,
  act: { readonly what: MappingAct; readonly by: string; readonly at: Date; readonly changes: readonly MappingChange[] },
): Promise<number> {
  const inserted = await db.client.query<{ id: number }>(
    'INSERT INTO hub.mapping_batch (source_id, what, made_by, made_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [sourceId, act.what, act.by, act.at],
  );
  const batchId = Number(inserted.rows[0]?.id);
  const changes = act.changes.map(({ before, after }, place) => ({ place, before, after: after && { ...after, batchId } }));
  // All are taken away before any is put: two devices may change places.
  for (const part of parts(changes)) await deleteLinks(db, sourceId, part);
  for (const part of parts(changes)) {
    await insertLinks(
      db,
      sourceId,
      part.flatMap(({ after }) => (after ? [after] : [])),
    );
    await db.client.query(
      `INSERT INTO hub.mapping_change (batch_id, place, before, after)
       SELECT $1, c.place, nullif(c.before, 'null'), nullif(c.after, 'null')
         FROM jsonb_to_recordset($2::jsonb) AS c (place int, before jsonb, after jsonb)`,
      [batchId, JSON.stringify(part)],
    );
  }
  return batchId;
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += atOnce) yield all.slice(from, from + atOnce);
}

async function deleteLinks(db: Db, sourceId: number, changes: readonly MappingChange[]): Promise<void> {
  const keys = changes.flatMap(({ before, after }) => before ?? after ?? []);
  await db.client.query(
    `DELETE FROM hub.mapping_link l USING jsonb_to_recordset($2::jsonb) AS k (kind text, "sourceKey" text, "siteName" text)
      WHERE l.source_id = $1 AND l.kind = k.kind AND l.source_key = k."sourceKey" AND l.site_name = k."siteName"`,
    [sourceId, JSON.stringify(keys.map(({ kind, sourceKey, siteName }) => ({ kind, sourceKey, siteName })))],
  );
}

async function insertLinks(db: Db, sourceId: number, links: readonly MappingLink[]): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.mapping_link (source_id, kind, source_key, site_name, state, halo_key, site_id, halo_name, reason, score, evidence,
            decided_by, decided_at, batch_id)
     SELECT $1, kind, "sourceKey", "siteName", state, "haloKey", "siteId", "haloName", reason, score, evidence, "decidedBy", "decidedAt", "batchId"
       FROM jsonb_to_recordset($2::jsonb) AS l (kind text, "sourceKey" text, "siteName" text, state text, "haloKey" bigint, "siteId" bigint,
            "haloName" text, reason text, score double precision, evidence jsonb, "decidedBy" text, "decidedAt" timestamptz, "batchId" bigint)`,
    [sourceId, JSON.stringify(links)],
  );
}

/** The newest acts of a source that changed something, the newest first. @param before only older ones */
export async function listBatches(
  db: Db,
  sourceId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly MappingBatch[]> {
  const listed = await db.client.query<MappingBatch>(
    `SELECT ${batchColumns} FROM hub.mapping_batch b WHERE source_id = $1 AND ($2::bigint IS NULL OR b.id < $2)
        AND EXISTS (SELECT 1 FROM hub.mapping_change c WHERE c.batch_id = b.id) ORDER BY b.id DESC LIMIT $3`,
    [sourceId, before, limit],
  );
  return listed.rows;
}

/** One act of a source; undefined: it has none of this number. */
export async function findBatch(db: Db, sourceId: number, id: number): Promise<MappingBatch | undefined> {
  const found = await db.client.query<MappingBatch>(
    `SELECT ${batchColumns} FROM hub.mapping_batch b WHERE source_id = $1 AND b.id = $2`,
    [sourceId, id],
  );
  return found.rows[0];
}

/** When a source was first looked at; null: never. */
export async function findFirstBatch(db: Db, sourceId: number): Promise<Date | null> {
  const found = await db.client.query<{ at: Date | null }>(
    'SELECT min(made_at) AS at FROM hub.mapping_batch WHERE source_id = $1',
    [sourceId],
  );
  return found.rows[0]?.at ?? null;
}

/** What an act changed, in its order. */
export async function listBatchChanges(db: Db, batchId: number): Promise<readonly MappingChange[]> {
  const listed = await db.client.query<MappingChange>(
    'SELECT before, after FROM hub.mapping_change WHERE batch_id = $1 ORDER BY place',
    [batchId],
  );
  return listed.rows.map(({ before, after }) => ({ before: dated(before), after: dated(after) }));
}

function dated(link: MappingLink | null): MappingLink | null {
  return link && { ...link, decidedAt: new Date(link.decidedAt) };
}

/** Says that an act was taken back. */
export async function markUndone(db: Db, id: number, { by, at }: { readonly by: string; readonly at: Date }): Promise<void> {
  await db.client.query('UPDATE hub.mapping_batch SET undone_by = $2, undone_at = $3 WHERE id = $1', [id, by, at]);
}

/**
 * Records of which somebody took the link away, by hand or by taking back an act, and that have none since: no rule links them again.
 */
export async function listUnlinked(
  db: Db,
  sourceId: number,
): Promise<readonly { readonly kind: MappingKind; readonly sourceKey: string }[]> {
  const listed = await db.client.query<{ kind: MappingKind; sourceKey: string }>(
    `SELECT kind, "sourceKey" FROM (
       SELECT DISTINCT ON (1, 2) c.before ->> 'kind' AS kind, c.before ->> 'sourceKey' AS "sourceKey", c.before ->> 'state' AS state
         FROM hub.mapping_change c JOIN hub.mapping_batch b ON b.id = c.batch_id
        WHERE b.source_id = $1 AND c.after IS NULL AND b.what IN ('unlink', 'undo', 'restore', 'import') AND c.before ->> 'siteName' = ''
        ORDER BY 1, 2, c.batch_id DESC) AS last
      WHERE state <> 'ignored'`,
    [sourceId],
  );
  return listed.rows;
}
