import type { Db } from '../database.ts';
import { type MirrorTable, seenSlots } from '../mirror/mirror-table.ts';
import type { MirrorRow } from './mirror-row.ts';
import { type PackedRow, stageRows } from './mirror-stage.ts';
import { toNumberArrayText } from './number-array-text.ts';

type KeyArrays = { readonly i1: string | null; readonly i2: string | null; readonly t1: readonly string[] | null };

/** The keys of many rows as parameters, one array per key column. */
export function toKeyArrays(table: MirrorTable, keys: readonly (readonly (string | number)[])[]): KeyArrays {
  const slots = seenSlots(table);
  const arrays: { i1: string | null; i2: string | null; t1: string[] | null } = { i1: null, i2: null, t1: null };
  slots.forEach((slot, position) => {
    if (slot === 't1') arrays.t1 = keys.map((key) => String(key[position]));
    else arrays[slot] = toNumberArrayText(keys.map((key) => Number(key[position])));
  });
  return arrays;
}

function keyMatch(table: MirrorTable, keyAlias: string): string {
  return seenSlots(table)
    .map((slot, position) => `m.${table.key[position]?.column} = ${keyAlias}.${slot}`)
    .join(' AND ');
}

/** Positions of rows that the mirror holds already. */
export interface KnownRows {
  /** With this very content: they need not be written. */
  readonly unchanged: ReadonlySet<number>;
  /** With other content, or as gone. */
  readonly changed: ReadonlySet<number>;
}

/** Tells which rows the mirror holds already. They are neither locked nor stamped afterwards. Returns positions in `rows`. */
export async function findKnownRows(
  db: Db,
  table: MirrorTable,
  { connectionId, rows }: { readonly connectionId: number; readonly rows: readonly Pick<MirrorRow, 'key' | 'hash'>[] },
): Promise<KnownRows> {
  if (rows.length === 0) return { unchanged: new Set(), changed: new Set() };
  const keys = toKeyArrays(
    table,
    rows.map((row) => row.key),
  );
  // A scalar subquery is never turned into a join: the primary key answers once per row, whatever the planner believes of a table
  // that was empty when it last looked. As a join, this took seconds per batch on a first sync. OFFSET 0: it is asked once, not twice.
  const found = await db.client.query<{ unchanged: string | null; changed: string | null }>(
    `SELECT array_agg(ord) FILTER (WHERE is_same)::text AS unchanged, array_agg(ord) FILTER (WHERE NOT is_same)::text AS changed
       FROM (SELECT k.ord - 1 AS ord,
                    (SELECT coalesce(m.content_hash = k.hash, false) AND m.deleted_at IS NULL FROM mirror.${table.table} m
                      WHERE m.connection_id = $5 AND ${keyMatch(table, 'k')}) AS is_same
               FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::uuid[]) WITH ORDINALITY AS k (i1, i2, t1, hash, ord)
             OFFSET 0) AS known`,
    [keys.i1, keys.i2, keys.t1, `{${rows.map((row) => row.hash).join(',')}}`, connectionId],
  );
  const positions = (text: string | null | undefined) => new Set(text ? text.slice(1, -1).split(',').map(Number) : []);
  return { unchanged: positions(found.rows[0]?.unchanged), changed: positions(found.rows[0]?.changed) };
}

/** Rows on their way into the mirror. */
export interface MirrorUpsert {
  readonly connectionId: number;
  /** No two with the same key. */
  readonly rows: readonly PackedRow[];
  readonly syncedAt: Date;
  /**
   * Whether none of them is in the mirror. Then the database need not look for each one again before it writes it, and refuses them all
   * (SQLSTATE 23505) if one is there after all.
   */
  readonly areNew: boolean;
  /** Called when the rows have left for the database and the mirror does not have them yet. */
  readonly onCopied?: () => void;
}

/** Writes rows into the mirror: new ones in, known ones over. The columns that only a detail holds keep their values. */
export async function upsertMirrorRows(
  db: Db,
  table: MirrorTable,
  { connectionId, rows, syncedAt, areNew, onCopied }: MirrorUpsert,
): Promise<void> {
  if (rows.length === 0) return;
  const { names, values, stage } = await stageRows(db, table, rows);
  onCopied?.();
  const key = table.key.map(({ column }) => column);
  const updates = [...names, 'synced_at'].filter((name) => !key.includes(name));
  await db.client.query(
    `INSERT INTO mirror.${table.table} (connection_id, ${names.join(', ')}, synced_at, first_seen_at)
     SELECT $1, ${values.join(', ')}, $2, $2 FROM ${stage}${
       areNew
         ? ''
         : ` ON CONFLICT (connection_id, ${key.join(', ')}) DO UPDATE
        SET ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}, deleted_at = NULL`
     }`,
    [connectionId, syncedAt],
  );
}

/** Marks one record, which Halo was asked for by itself, as gone; `key`: its values in the order of the table's key. Returns whether it was there. */
export async function tombstoneMirrorRow(
  db: Db,
  table: MirrorTable,
  { connectionId, key, at }: { readonly connectionId: number; readonly key: MirrorRow['key']; readonly at: Date },
): Promise<boolean> {
  const match = table.key.map(({ column }, index) => `${column} = $${index + 3}`).join(' AND ');
  const result = await db.client.query(
    `UPDATE mirror.${table.table} SET deleted_at = $2, synced_at = $2, detail_at = $2 WHERE connection_id = $1 AND deleted_at IS NULL AND ${match}`,
    [connectionId, at, ...key],
  );
  return (result.rowCount ?? 0) > 0;
}

/**
 * Marks as gone the rows of these parents that are not among `keys`: the children that their parents no longer hold.
 * Returns how many.
 */
export async function tombstoneMissingChildren(
  db: Db,
  table: MirrorTable,
  options: {
    readonly connectionId: number;
    readonly parentField: string;
    readonly parents: readonly number[];
    readonly keys: readonly (readonly (string | number)[])[];
    readonly at: Date;
  },
): Promise<number> {
  if (options.parents.length === 0) return 0;
  const parentColumn = table.columns.find(({ field }) => field === options.parentField)?.column;
  const keys = toKeyArrays(table, options.keys);
  const result = await db.client.query(
    `UPDATE mirror.${table.table} m SET deleted_at = $1, synced_at = $1
      WHERE m.connection_id = $2 AND m.deleted_at IS NULL AND m.${parentColumn} = ANY ($3::bigint[])
        AND NOT EXISTS (SELECT 1 FROM unnest($4::bigint[], $5::bigint[], $6::text[]) AS k (i1, i2, t1) WHERE ${keyMatch(table, 'k')})`,
    [options.at, options.connectionId, toNumberArrayText(options.parents), keys.i1, keys.i2, keys.t1],
  );
  return result.rowCount ?? 0;
}

/** Rows and tombstones of one connection in one mirror table. */
export async function countMirrorRows(
  db: Db,
  table: MirrorTable,
  connectionId: number,
): Promise<{ readonly rows: number; readonly deleted: number }> {
  const counted = await db.client.query<{ rows: number; deleted: number }>(
    `SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS rows, count(deleted_at) AS deleted FROM mirror.${table.table} WHERE connection_id = $1`,
    [connectionId],
  );
  return counted.rows[0] ?? { rows: 0, deleted: 0 };
}

/** The highest key of an entity whose key is one number, or null where there is no row. */
export async function findHighestKey(db: Db, table: MirrorTable, connectionId: number): Promise<number | null> {
  const found = await db.client.query<{ highest: number | null }>(
    `SELECT max(${table.key[0]?.column}) AS highest FROM mirror.${table.table} WHERE connection_id = $1`,
    [connectionId],
  );
  return found.rows[0]?.highest ?? null;
}
