import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';
import type { MirrorRow } from './mirror-row.ts';

/** A record as GET by id gave it. */
interface MirrorDetail {
  readonly connectionId: number;
  readonly row: MirrorRow;
  /** Fields of the answer, by our name: a column whose field the answer lacks (it stands on list rows only) keeps its value. */
  readonly given: ReadonlySet<string>;
  /** When Halo was asked for it. */
  readonly askedAt: Date;
  /** Now that it is here. */
  readonly at: Date;
}

/**
 * What became of a record: `crossed`: its row was written since Halo was asked, so that nobody knows which of the two is newer. `older`: the
 * row has a later change date.
 */
export type DetailOutcome = 'written' | 'crossed' | 'older';

/**
 * Writes one record as GET by id gave it: every column that the answer holds, and the answer beside the list row; never over what is
 * newer. The columns are no longer those of the list row then, so that the next list row is written whatever it says.
 */
export async function upsertMirrorDetail(
  db: Db,
  table: MirrorTable,
  { connectionId, row, given, askedAt, at }: MirrorDetail,
): Promise<DetailOutcome> {
  const key = table.key.map(({ column }) => column);
  const written = table.columns
    .map(({ column, field }, position) => ({ column, field, value: row.values[position] }))
    .filter(({ column, field }) => key.includes(column) || given.has(field));
  const names = written.map(({ column }) => column);
  const updates = ['raw_detail', 'synced_at', 'detail_at', ...names.filter((name) => !key.includes(name))];
  const change = table.change !== null && given.has(table.change.field) ? table.change.column : null;
  const isNotOlder = change === null ? 'true' : `coalesce(excluded.${change} >= m.${change}, true)`;
  const done = await db.client.query(
    `INSERT INTO mirror.${table.table} AS m (connection_id, raw, raw_detail, synced_at, first_seen_at, detail_at, ${names.join(', ')})
     VALUES ($1, $2, $2, $3, $3, $3, ${names.map((_, index) => `$${index + 5}`).join(', ')})
     ON CONFLICT (connection_id, ${key.join(', ')}) DO UPDATE
        SET ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}, content_hash = NULL, deleted_at = NULL
      WHERE m.synced_at <= $4 AND ${isNotOlder}`,
    [connectionId, row.raw, at, askedAt, ...written.map(({ value }) => value)],
  );
  if (done.rowCount === 1) return 'written';
  const held = await db.client.query<{ isCrossed: boolean }>(
    `SELECT synced_at > $2 AS "isCrossed" FROM mirror.${table.table}
      WHERE connection_id = $1 AND ${key.map((column, index) => `${column} = $${index + 3}`).join(' AND ')}`,
    [connectionId, askedAt, ...row.key],
  );
  return held.rows[0]?.isCrossed === false ? 'older' : 'crossed';
}
