import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database.ts';
import { type MirrorTable, seenSlots } from '../mirror/mirror-table.ts';
import { toCopyText, toNumberArrayText } from './copy-text.ts';

export type MirrorValue = string | number | boolean | null;

/** A row ready for its mirror table. */
export interface MirrorRow {
  /** The values of the key, in the order of the table's key. */
  readonly key: readonly (string | number)[];
  /** One value per column of the table, in its order. */
  readonly values: readonly MirrorValue[];
  /** The row as Halo sent it. */
  readonly raw: string;
  /** Hash of what counts as content, 32 hexadecimal digits. */
  readonly hash: string;
}

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

/**
 * Tells which rows are already in the mirror with this very content. They are neither locked nor stamped afterwards.
 * Returns positions in `rows`.
 */
export async function findUnchangedRows(
  db: Db,
  table: MirrorTable,
  connectionId: number,
  rows: readonly MirrorRow[],
): Promise<ReadonlySet<number>> {
  if (rows.length === 0) return new Set();
  const keys = toKeyArrays(
    table,
    rows.map((row) => row.key),
  );
  // A scalar subquery is never turned into a join: the primary key answers once per row, whatever the planner believes of a table
  // that was empty when it last looked. As a join, this took seconds per batch on a first sync.
  const found = await db.client.query<{ ords: string | null }>(
    `SELECT array_agg(k.ord - 1)::text AS ords
       FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::uuid[]) WITH ORDINALITY AS k (i1, i2, t1, hash, ord)
      WHERE (SELECT m.content_hash = k.hash AND m.deleted_at IS NULL FROM mirror.${table.table} m
              WHERE m.connection_id = $5 AND ${keyMatch(table, 'k')})`,
    [keys.i1, keys.i2, keys.t1, `{${rows.map((row) => row.hash).join(',')}}`, connectionId],
  );
  const text = found.rows[0]?.ords;
  return new Set(text ? text.slice(1, -1).split(',').map(Number) : []);
}

const stagesUsed = new WeakMap<Db, Set<string>>();

/** An empty staging table. COPY is refused on tables with row level security, so bulk arrives here first. */
async function emptyStageOf(db: Db, table: MirrorTable, columns: string): Promise<string> {
  const stage = `stage_${table.table}`;
  const used = stagesUsed.get(db) ?? new Set();
  if (used.has(stage)) await db.client.query(`TRUNCATE pg_temp.${stage}`);
  else await makeStage(db, table, { stage, columns });
  stagesUsed.set(db, used.add(stage));
  return `pg_temp.${stage}`;
}

async function makeStage(
  db: Db,
  table: MirrorTable,
  { stage, columns }: { readonly stage: string; readonly columns: string },
): Promise<void> {
  const found = await db.client.query<{ oid: string | null }>(`SELECT to_regclass('pg_temp.${stage}') AS oid`);
  if (found.rows[0]?.oid) return;
  // Without this the staging table would compress every row over 2 KB on its way: more than half of the time of a sync.
  await db.client.query(
    `CREATE TEMP TABLE ${stage} WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS
         AS SELECT ${columns} FROM mirror.${table.table} WITH NO DATA;
     ALTER TABLE pg_temp.${stage} ALTER raw SET STORAGE EXTERNAL`,
  );
}

/**
 * Writes rows into the mirror: new ones in, known ones over. The columns that only a detail holds keep their values.
 * @param rows no two with the same key
 */
export async function upsertMirrorRows(
  db: Db,
  table: MirrorTable,
  connectionId: number,
  rows: readonly MirrorRow[],
  syncedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const listed = table.columns.map((column, position) => ({ column, position })).filter(({ column }) => column.from === 'list');
  const names = listed.map(({ column }) => column.column).join(', ');
  const stage = await emptyStageOf(db, table, `${names}, raw, content_hash`);
  const lines: string[] = [];
  for (const row of rows) {
    let line = '';
    for (const { position } of listed) line += `${toCopyText(row.values[position])}\t`;
    lines.push(`${line}${toCopyText(row.raw)}\t${row.hash}\n`);
  }
  const stream = db.client.query(copyFrom(`COPY ${stage} (${names}, raw, content_hash) FROM STDIN`));
  await pipeline([Buffer.from(lines.join(''))], stream);
  const key = table.key.map(({ column }) => column);
  const updates = [
    ...listed.map(({ column }) => column.column).filter((name) => !key.includes(name)),
    'raw',
    'content_hash',
    'synced_at',
  ];
  await db.client.query(
    `INSERT INTO mirror.${table.table} (connection_id, ${names}, raw, content_hash, synced_at)
     SELECT $1, ${names}, raw, content_hash, $2 FROM ${stage}
     ON CONFLICT (connection_id, ${key.join(', ')}) DO UPDATE
        SET ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}, deleted_at = NULL`,
    [connectionId, syncedAt],
  );
}

/** Writes one record as GET by id gave it: every column, and the answer beside the list row. */
export async function upsertMirrorDetail(
  db: Db,
  table: MirrorTable,
  connectionId: number,
  row: MirrorRow,
  at: Date,
): Promise<void> {
  const names = table.columns.map(({ column }) => column);
  const key = table.key.map(({ column }) => column);
  const parameters = names.map((_, index) => `$${index + 4}`);
  await db.client.query(
    `INSERT INTO mirror.${table.table} (connection_id, raw, raw_detail, synced_at, detail_at, ${names.join(', ')})
     VALUES ($1, $2, $2, $3, $3, ${parameters.join(', ')})
     ON CONFLICT (connection_id, ${key.join(', ')}) DO UPDATE
        SET raw_detail = excluded.raw_detail, synced_at = excluded.synced_at, detail_at = excluded.detail_at, deleted_at = NULL${names
          .filter((name) => !key.includes(name))
          .map((name) => `, ${name} = excluded.${name}`)
          .join('')}`,
    [connectionId, row.raw, at, ...row.values],
  );
}

/** Marks one record as gone. Returns whether it was there. */
export async function tombstoneMirrorRow(
  db: Db,
  table: MirrorTable,
  connectionId: number,
  key: readonly (string | number)[],
  at: Date,
): Promise<boolean> {
  const match = table.key.map(({ column }, index) => `${column} = $${index + 3}`).join(' AND ');
  const result = await db.client.query(
    `UPDATE mirror.${table.table} SET deleted_at = $2, synced_at = $2 WHERE connection_id = $1 AND deleted_at IS NULL AND ${match}`,
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
