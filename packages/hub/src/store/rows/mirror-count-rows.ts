import type { Db } from '../database.ts';

/** How many rows a table of the mirror has that are not deleted in Halo. The name comes from a definition. */
export async function countMirrorRows(db: Db, connectionId: number, table: string): Promise<number> {
  if (!/^[a-z][a-z_]*$/.test(table)) throw new TypeError(`"${table}" is no table of the mirror.`);
  const { rows } = await db.client.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM mirror.${table} WHERE connection_id = $1 AND deleted_at IS NULL`,
    [connectionId],
  );
  return rows[0]?.count ?? 0;
}
