import type { Db } from '../database.ts';
import { type MirrorTable, seenSlots } from '../mirror/mirror-table.ts';
import { toKeyArrays } from './mirror-rows.ts';
import { toNumberArrayText } from './number-array-text.ts';

/** The keys that one page of a full pass brought. */
export interface SeenPage {
  readonly pageNo: number;
  readonly keys: readonly (readonly (string | number)[])[];
  /** Rows of the page whose key could not be read. */
  readonly unreadable: number;
  /** Rows of the page that had the key of another row of it. */
  readonly duplicates: number;
}

/** Remembers the keys of some pages, in one statement. */
export async function addSeenPages(
  db: Db,
  table: MirrorTable,
  seen: { readonly passId: number; readonly connectionId: number; readonly pages: readonly SeenPage[] },
): Promise<void> {
  const values: unknown[] = [seen.passId, seen.connectionId];
  const rows = seen.pages.map(({ pageNo, keys, unreadable, duplicates }) => {
    const { i1, i2, t1 } = toKeyArrays(table, keys);
    const first = values.push(pageNo, i1, i2, t1, unreadable, duplicates) - 5;
    const types = ['int', 'bigint[]', 'bigint[]', 'text[]', 'int', 'int'];
    return `($1, $2, ${types.map((type, index) => `$${first + index}::${type}`).join(', ')})`;
  });
  await db.client.query(
    `INSERT INTO hub.sync_seen (pass_id, connection_id, page_no, i1, i2, t1, unreadable, duplicates) VALUES ${rows.join(', ')}
     ON CONFLICT (pass_id, page_no) DO UPDATE
        SET i1 = excluded.i1, i2 = excluded.i2, t1 = excluded.t1, unreadable = excluded.unreadable, duplicates = excluded.duplicates`,
    values,
  );
}

/** How many pages of a pass are remembered: fewer than the checkpoint says means that a database crash emptied the unlogged table. */
export async function countSeenPages(db: Db, passId: number): Promise<number> {
  const counted = await db.client.query<{ pages: number }>('SELECT count(*) AS pages FROM hub.sync_seen WHERE pass_id = $1', [
    passId,
  ]);
  return counted.rows[0]?.pages ?? 0;
}

export async function forgetSeenPages(db: Db, passId: number): Promise<void> {
  await db.client.query('DELETE FROM hub.sync_seen WHERE pass_id = $1', [passId]);
}

/** Forgets what interrupted passes of a connection have seen. Belongs before its removal: afterwards nobody may touch these rows. */
export async function forgetSeenPagesOf(db: Db, connectionId: number): Promise<void> {
  await db.client.query('DELETE FROM hub.sync_seen WHERE connection_id = $1', [connectionId]);
}

/** What a full pass proves: how many distinct keys came, how many rows the mirror holds alive, and how many of those did not come. */
export interface SeenComparison {
  readonly distinctKeys: number;
  /** Rows received whose key could not be read. */
  readonly unreadable: number;
  /** Rows received that had the key of another row of the same page. */
  readonly duplicates: number;
  /** Rows received that had the key of a row of another page. */
  readonly repeats: number;
  readonly alive: number;
  readonly missing: number;
}

/** Compares what a pass has seen with the mirror. Leaves the distinct keys in a temporary table for {@link tombstoneUnseenRows}. */
export async function compareSeenWithMirror(
  db: Db,
  table: MirrorTable,
  pass: { readonly passId: number; readonly connectionId: number; readonly startedAt: Date },
): Promise<SeenComparison> {
  const slots = seenSlots(table);
  await db.client.query('DROP TABLE IF EXISTS pg_temp.seen_key');
  await db.client.query(
    `CREATE TEMP TABLE seen_key ON COMMIT DROP AS
       SELECT DISTINCT ${slots.map((slot) => `k.${slot}`).join(', ')}
         FROM hub.sync_seen s, unnest(s.i1, s.i2, s.t1) AS k (i1, i2, t1) WHERE s.pass_id = $1`,
    [pass.passId],
  );
  await db.client.query('ANALYZE pg_temp.seen_key');
  const compared = await db.client.query<{
    distinct_keys: number;
    unreadable: number;
    duplicates: number;
    received: number;
    alive: number;
    missing: number;
  }>(
    `SELECT (SELECT count(*) FROM pg_temp.seen_key) AS distinct_keys, count(*) AS alive,
            (SELECT coalesce(sum(unreadable), 0)::int FROM hub.sync_seen WHERE pass_id = $2) AS unreadable,
            (SELECT coalesce(sum(duplicates), 0)::int FROM hub.sync_seen WHERE pass_id = $2) AS duplicates,
            (SELECT coalesce(sum(cardinality(${slots[0]})), 0)::int FROM hub.sync_seen WHERE pass_id = $2) AS received,
            count(*) FILTER (WHERE k.${slots[0]} IS NULL AND ${isNotReadSince('$3')}) AS missing
       FROM mirror.${table.table} m LEFT JOIN pg_temp.seen_key k ON ${match(table)}
      WHERE m.connection_id = $1 AND m.deleted_at IS NULL`,
    [pass.connectionId, pass.passId, pass.startedAt],
  );
  const row = compared.rows[0];
  return {
    distinctKeys: row?.distinct_keys ?? 0,
    unreadable: row?.unreadable ?? 0,
    duplicates: row?.duplicates ?? 0,
    repeats: (row?.received ?? 0) - (row?.distinct_keys ?? 0),
    alive: row?.alive ?? 0,
    missing: row?.missing ?? 0,
  };
}

/** What Halo's list of all ids says of a compared pass. */
export interface IdsComparison {
  /** How many ids there are. */
  readonly listed: number;
  /** Those that the pass has not seen. */
  readonly unseen: number;
  /** Those that the pass has not seen although the mirror holds them alive: they are not gone, they were passed over. */
  readonly passedOver: number;
  /** Those that the pass has not seen, that the mirror does not hold, and that are higher than every id seen. */
  readonly madeSince: number;
  /** Ids that the pass has seen and that are not listed: they went while it was read, or Halo does not list them all. */
  readonly departed: number;
}

/** Compares the compared pass with a list of ids; for entities whose key is one number. */
export async function compareIdsWithSeen(
  db: Db,
  table: MirrorTable,
  { connectionId, ids }: { readonly connectionId: number; readonly ids: readonly number[] },
): Promise<IdsComparison> {
  const compared = await db.client.query<{ unseen: number; passed_over: number; made_since: number; departed: number }>(
    `WITH listed AS MATERIALIZED (SELECT DISTINCT id FROM unnest($1::bigint[]) AS k (id))
     SELECT count(*) AS unseen, count(m.connection_id) AS passed_over,
            count(*) FILTER (WHERE m.connection_id IS NULL AND k.id > (SELECT max(i1) FROM pg_temp.seen_key)) AS made_since,
            (SELECT count(*) FROM pg_temp.seen_key s WHERE NOT EXISTS (SELECT 1 FROM listed l WHERE l.id = s.i1)) AS departed
       FROM listed k
       LEFT JOIN mirror.${table.table} m ON m.connection_id = $2 AND m.${table.key[0]?.column} = k.id AND m.deleted_at IS NULL
      WHERE NOT EXISTS (SELECT 1 FROM pg_temp.seen_key s WHERE s.i1 = k.id)`,
    [toNumberArrayText(ids), connectionId],
  );
  const row = compared.rows[0];
  return {
    listed: ids.length,
    unseen: row?.unseen ?? 0,
    passedOver: row?.passed_over ?? 0,
    madeSince: row?.made_since ?? 0,
    departed: row?.departed ?? 0,
  };
}

/** A record that was read by itself after the pass had begun is there, whatever page it was not on. */
function isNotReadSince(startedAt: '$3'): string {
  return `(m.detail_at IS NULL OR m.detail_at < ${startedAt})`;
}

/** Marks as gone every row that the compared pass has not seen, and that was not read by itself since it began. Returns how many. */
export async function tombstoneUnseenRows(
  db: Db,
  table: MirrorTable,
  { connectionId, startedAt, at }: { readonly connectionId: number; readonly startedAt: Date; readonly at: Date },
): Promise<number> {
  const result = await db.client.query(
    `UPDATE mirror.${table.table} m SET deleted_at = $1, synced_at = $1
      WHERE m.connection_id = $2 AND m.deleted_at IS NULL AND ${isNotReadSince('$3')}
        AND NOT EXISTS (SELECT 1 FROM pg_temp.seen_key k WHERE ${match(table)})`,
    [at, connectionId, startedAt],
  );
  return result.rowCount ?? 0;
}

function match(table: MirrorTable): string {
  return seenSlots(table)
    .map((slot, position) => `k.${slot} = m.${table.key[position]?.column}`)
    .join(' AND ');
}
