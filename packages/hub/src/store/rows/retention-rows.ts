import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';

/** Which rows of a table are over their time. */
export interface OldRows {
  readonly connectionId: number;
  readonly table: MirrorTable;
  /** The column that they age by; `deleted_at` for tombstones. */
  readonly column: string;
  readonly before: Date;
}

/** The rows that belong to those of another table. */
export interface ChildTable {
  readonly table: MirrorTable;
  readonly parentField: string;
}

/** Removes rows that are over their time, and the issues about them. Returns how many rows. */
export async function deleteOldRows(db: Db, { connectionId, table, column, before }: OldRows): Promise<number> {
  const subject = table.key.map(({ column: key }) => `m.${key}::text`).join(` || ':' || `);
  await db.client.query(
    `DELETE FROM hub.sync_issue i USING mirror.${table.table} m
      WHERE i.connection_id = $1 AND i.entity = '${table.table}' AND m.connection_id = $1 AND m.${column} < $2 AND i.subject = ${subject}`,
    [connectionId, before],
  );
  const gone = await db.client.query(`DELETE FROM mirror.${table.table} m WHERE m.connection_id = $1 AND m.${column} < $2`, [
    connectionId,
    before,
  ]);
  return gone.rowCount ?? 0;
}

/** Removes the children of parents that the mirror no longer holds, and forgets that they were read. Returns how many rows. */
export async function deleteOrphans(
  db: Db,
  of: { readonly connectionId: number; readonly parent: MirrorTable; readonly child: ChildTable },
): Promise<number> {
  const { connectionId, parent, child } = of;
  const parentColumn = child.table.columns.find(({ field }) => field === child.parentField)?.column;
  const isHeld = (key: string) =>
    `EXISTS (SELECT 1 FROM mirror.${parent.table} p WHERE p.connection_id = $1 AND p.${parent.key[0]?.column} = ${key})`;
  const forgotten = [connectionId, child.table.table];
  await db.client.query(
    `DELETE FROM hub.sync_parent s WHERE s.connection_id = $1 AND s.entity = $2 AND NOT ${isHeld('s.parent_key')}`,
    forgotten,
  );
  await db.client.query(
    `DELETE FROM hub.sync_issue s
      WHERE s.connection_id = $1 AND s.entity = $2 AND s.parent_key IS NOT NULL AND NOT ${isHeld('s.parent_key')}`,
    forgotten,
  );
  const gone = await db.client.query(
    `DELETE FROM mirror.${child.table.table} m WHERE m.connection_id = $1 AND NOT ${isHeld(`m.${parentColumn}`)}`,
    [connectionId],
  );
  return gone.rowCount ?? 0;
}
