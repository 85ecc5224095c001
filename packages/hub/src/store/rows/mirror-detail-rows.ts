import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';
import type { MirrorRow } from './mirror-row.ts';

/** A record as GET by id gave it. */
interface MirrorDetail {
  readonly connectionId: number;
  readonly row: MirrorRow;
  /** Fields of the answer, by our name: a column whose field the answer lacks (it stands on list rows only) keeps its value. */
  readonly given: ReadonlySet<string>;
  /** When it was read. */
  readonly at: Date;
}

/** Writes one record as GET by id gave it: every column that the answer holds, and the answer beside the list row. */
export async function upsertMirrorDetail(
  db: Db,
  table: MirrorTable,
  { connectionId, row, given, at }: MirrorDetail,
): Promise<void> {
  const key = table.key.map(({ column }) => column);
  const written = table.columns
    .map(({ column, field }, position) => ({ column, field, value: row.values[position] }))
    .filter(({ column, field }) => key.includes(column) || given.has(field));
  const names = written.map(({ column }) => column);
  const updates = ['raw_detail', 'synced_at', 'detail_at', ...names.filter((name) => !key.includes(name))];
  await db.client.query(
    `INSERT INTO mirror.${table.table} (connection_id, raw, raw_detail, synced_at, first_seen_at, detail_at, ${names.join(', ')})
     VALUES ($1, $2, $2, $3, $3, $3, ${names.map((_, index) => `$${index + 4}`).join(', ')})
     ON CONFLICT (connection_id, ${key.join(', ')}) DO UPDATE
        SET ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}, deleted_at = NULL`,
    [connectionId, row.raw, at, ...written.map(({ value }) => value)],
  );
}
