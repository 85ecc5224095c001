import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';
import { toKeyArrays } from './mirror-rows.ts';

/** The texts of one row of the mirror. */
export interface TextRow {
  readonly key: readonly (string | number)[];
  readonly raw: string;
  readonly rawDetail: string | null;
  readonly hash: string | null;
}

/** The texts of a connection's rows, tombstones too, in the order of their keys. */
export async function listTextRows(
  db: Db,
  table: MirrorTable,
  {
    connectionId,
    after,
    limit,
  }: { readonly connectionId: number; readonly after: TextRow['key'] | null; readonly limit: number },
): Promise<readonly TextRow[]> {
  const names = table.key.map(({ column }) => column);
  const behind = after === null ? '' : `AND (${names.join(', ')}) > (${names.map((_, index) => `$${index + 3}`).join(', ')})`;
  const listed = await db.client.query<
    Record<string, string | number> & { raw: string; raw_detail: string | null; hash: string | null }
  >(
    `SELECT ${names.join(', ')}, raw::text AS raw, raw_detail::text AS raw_detail, content_hash AS hash
       FROM mirror.${table.table} WHERE connection_id = $1 ${behind} ORDER BY ${names.join(', ')} LIMIT $2`,
    [connectionId, limit, ...(after ?? [])],
  );
  return listed.rows.map((row) => ({
    key: names.map((name) => row[name] ?? ''),
    raw: row.raw,
    rawDetail: row.raw_detail,
    hash: row.hash,
  }));
}

/** Puts other texts in the place of those that rows have, and empties columns. */
export async function writeTextRows(
  db: Db,
  table: MirrorTable,
  written: {
    readonly connectionId: number;
    readonly rows: readonly TextRow[];
    /** The hashes that the rows had, in their order. */
    readonly before: readonly (string | null)[];
    readonly emptied: readonly string[];
    /** Entities that are read per row of this table: what was read in the version of the old hash counts as read in that of the new one. */
    readonly children: readonly string[];
  },
): Promise<void> {
  const { connectionId, rows, before, emptied, children } = written;
  const keys = toKeyArrays(
    table,
    rows.map(({ key }) => key),
  );
  const slots = table.key.map(({ column, type }, index) => {
    const numbersBefore = table.key.slice(0, index).filter(({ type: other }) => other === 'bigint').length;
    return `m.${column} = k.${type === 'bigint' ? `i${numbersBefore + 1}` : 't1'}`;
  });
  const hashes = rows.map(({ hash }) => hash);
  await db.client.query(
    `UPDATE mirror.${table.table} m
        SET raw = k.raw::json, raw_detail = k.detail::json, content_hash = k.hash${emptied.map((name) => `, ${name} = NULL`).join('')}
       FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::uuid[]) AS k (i1, i2, t1, raw, detail, hash)
      WHERE m.connection_id = $1 AND ${slots.join(' AND ')}`,
    [connectionId, keys.i1, keys.i2, keys.t1, rows.map(({ raw }) => raw), rows.map(({ rawDetail }) => rawDetail), hashes],
  );
  if (children.length === 0) return;
  await db.client.query(
    `UPDATE hub.sync_parent p SET parent_hash = k.new_hash
       FROM unnest($3::bigint[], $4::uuid[], $5::uuid[]) AS k (key, old_hash, new_hash)
      WHERE p.connection_id = $1 AND p.entity = ANY ($2) AND p.parent_key = k.key AND p.parent_hash = k.old_hash`,
    [connectionId, children, rows.map(({ key }) => key[0]), before, hashes],
  );
}
