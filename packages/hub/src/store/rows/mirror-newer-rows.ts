import type { Db } from '../database.ts';
import { type MirrorTable, seenSlots } from '../mirror/mirror-table.ts';
import { toKeyArrays } from './mirror-rows.ts';
import type { PackedRow } from './mirror-stage.ts';

interface Contested {
  readonly connectionId: number;
  /** Rows of lists that the mirror may hold already. */
  readonly rows: readonly PackedRow[];
}

/**
 * Leaves out the rows that are older than what the mirror holds: Halo was asked for them before a record was read by itself (`detail_at`),
 * and its change date does not say that they are newer all the same. A row that was asked for later stands, whatever its date says: dates
 * may be taken back, what Halo showed last may not. The rows that stay are locked until the transaction ends, so that no record read by
 * itself slips in between this look and the write.
 */
export async function withoutOlder(db: Db, table: MirrorTable, { connectionId, rows }: Contested): Promise<readonly PackedRow[]> {
  if (rows.length === 0) return rows;
  const keys = toKeyArrays(
    table,
    rows.map(({ key }) => key),
  );
  const match = seenSlots(table)
    .map((slot, position) => `m.${table.key[position]?.column} = k.${slot}`)
    .join(' AND ');
  const isNewer = table.change === null ? 'false' : `coalesce(k.changed > m.${table.change.column}, false)`;
  const { rows: older } = await db.client.query<{ position: number }>(
    `SELECT position FROM (
       SELECT k.ord - 1 AS position, held.is_older
         FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[])
              WITH ORDINALITY AS k (i1, i2, t1, asked, changed, ord),
              LATERAL (SELECT m.detail_at > k.asked AND NOT ${isNewer} AS is_older FROM mirror.${table.table} m
                        WHERE m.connection_id = $6 AND ${match} FOR UPDATE OF m) AS held) AS looked
      WHERE is_older`,
    [
      keys.i1,
      keys.i2,
      keys.t1,
      rows.map(({ askedAt }) => new Date(askedAt)),
      rows.map(({ changedAt }) => changedAt),
      connectionId,
    ],
  );
  const left = new Set(older.map(({ position }) => Number(position)));
  return left.size === 0 ? rows : rows.filter((_, position) => !left.has(position));
}
