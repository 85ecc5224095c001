import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';

/** Removes every row of a connection from one mirror table, tombstones too. Returns how many there were. */
export async function deleteMirrorRows(db: Db, table: MirrorTable, connectionId: number): Promise<number> {
  const result = await db.client.query(`DELETE FROM mirror.${table.table} WHERE connection_id = $1`, [connectionId]);
  return result.rowCount ?? 0;
}
