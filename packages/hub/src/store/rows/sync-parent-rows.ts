import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';

/** A parent whose history is to be read: it is new, or it changed since. */
export interface DueParent {
  readonly key: number;
  readonly hash: string | null;
}

/**
 * The parents whose children were never read, or read in an older version of the parent; newest first.
 * @param parent the mirror table of the parents; its key is one number
 */
export async function listDueParents(
  db: Db,
  parent: MirrorTable,
  query: { readonly connectionId: number; readonly entity: string; readonly except: readonly number[]; readonly limit: number },
): Promise<readonly DueParent[]> {
  const key = parent.key[0]?.column;
  const newest = parent.columns.find(({ field }) => field === 'lastUpdatedAt' || field === 'lastModifiedAt')?.column ?? key;
  // A scalar subquery is never turned into a join: one look-up by primary key per parent, whatever the planner believes.
  const listed = await db.client.query<DueParent>(
    `SELECT m.${key} AS key, m.content_hash AS hash FROM mirror.${parent.table} m
      WHERE m.connection_id = $1 AND m.deleted_at IS NULL AND m.${key} <> ALL ($4::bigint[])
        AND (SELECT p.parent_hash IS NOT DISTINCT FROM m.content_hash FROM hub.sync_parent p
              WHERE p.connection_id = $1 AND p.entity = $2 AND p.parent_key = m.${key}) IS NOT TRUE
      ORDER BY m.${newest} DESC NULLS LAST, m.${key} DESC LIMIT $3`,
    [query.connectionId, query.entity, query.limit, query.except],
  );
  return listed.rows;
}

/** Remembers that the children of these parents were read, in the version of the parent that was known when they were asked for. */
export async function markParentsRead(
  db: Db,
  read: {
    readonly connectionId: number;
    /** The children's entity. */
    readonly entity: string;
    readonly parents: readonly DueParent[];
    readonly at: Date;
  },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.sync_parent (connection_id, entity, parent_key, parent_hash, synced_at)
     SELECT $1, $2, k.key, k.hash, $5 FROM unnest($3::bigint[], $4::uuid[]) AS k (key, hash)
     ON CONFLICT (connection_id, entity, parent_key) DO UPDATE SET parent_hash = excluded.parent_hash, synced_at = excluded.synced_at`,
    [read.connectionId, read.entity, read.parents.map(({ key }) => key), read.parents.map(({ hash }) => hash), read.at],
  );
}

/** Forgets that the children of parents that are gone were read. */
export async function forgetGoneParents(
  db: Db,
  parent: MirrorTable,
  of: { readonly connectionId: number; readonly entity: string },
): Promise<void> {
  await db.client.query(
    `DELETE FROM hub.sync_parent p USING mirror.${parent.table} m
      WHERE p.connection_id = $1 AND p.entity = $2 AND m.connection_id = $1 AND m.${parent.key[0]?.column} = p.parent_key
        AND m.deleted_at IS NOT NULL`,
    [of.connectionId, of.entity],
  );
}

/** How many parents were read in their present version, and how many there are. */
export async function countParents(
  db: Db,
  parent: MirrorTable,
  of: { readonly connectionId: number; readonly entity: string },
): Promise<{ readonly done: number; readonly total: number }> {
  const key = parent.key[0]?.column;
  const counted = await db.client.query<{ done: number; total: number }>(
    `SELECT count(*) FILTER (WHERE is_read) AS done, count(*) AS total
       FROM (SELECT (SELECT p.parent_hash IS NOT DISTINCT FROM m.content_hash FROM hub.sync_parent p
                      WHERE p.connection_id = $1 AND p.entity = $2 AND p.parent_key = m.${key}) AS is_read
               FROM mirror.${parent.table} m WHERE m.connection_id = $1 AND m.deleted_at IS NULL) parents`,
    [of.connectionId, of.entity],
  );
  return counted.rows[0] ?? { done: 0, total: 0 };
}

/** Forgets that the children of these parents were read: the next run reads them again. */
export async function forgetParentsRead(
  db: Db,
  of: { readonly connectionId: number; readonly entity: string; readonly parents: readonly number[] },
): Promise<void> {
  await db.client.query(
    'DELETE FROM hub.sync_parent WHERE connection_id = $1 AND entity = $2 AND parent_key = ANY ($3::bigint[])',
    [of.connectionId, of.entity, of.parents],
  );
}

/** Forgets of every parent that its children were read. */
export async function forgetAllParentsRead(
  db: Db,
  of: { readonly connectionId: number; readonly entity: string },
): Promise<void> {
  await db.client.query('DELETE FROM hub.sync_parent WHERE connection_id = $1 AND entity = $2', [of.connectionId, of.entity]);
}
