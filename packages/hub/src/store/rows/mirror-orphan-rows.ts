import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';

/** Marks as gone the rows whose parents are gone. */
export async function tombstoneOrphans(
  db: Db,
  table: MirrorTable,
  options: {
    readonly connectionId: number;
    readonly parentField: string;
    /** The parents' own table; its key is one number. */
    readonly parentTable: MirrorTable;
    readonly at: Date;
  },
): Promise<void> {
  const parentColumn = table.columns.find(({ field }) => field === options.parentField)?.column;
  const { parentTable } = options;
  await db.client.query(
    `UPDATE mirror.${table.table} m SET deleted_at = $1, synced_at = $1 FROM mirror.${parentTable.table} p
      WHERE m.connection_id = $2 AND m.deleted_at IS NULL AND p.connection_id = $2 AND p.deleted_at IS NOT NULL
        AND m.${parentColumn} = p.${parentTable.key[0]?.column}`,
    [options.at, options.connectionId],
  );
}
