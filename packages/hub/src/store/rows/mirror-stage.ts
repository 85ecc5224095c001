import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';
import type { MirrorRow } from './mirror-row.ts';
import { copyHeader, copyTrailer, type PackedValue, type Place, packedType, RowPacker } from './row-packer.ts';

/** A row packed for its mirror table, outside of the heap. */
export interface PackedRow extends Place {
  readonly key: readonly (string | number)[];
  /** Hash of what counts as content, 32 hexadecimal digits. */
  readonly hash: string;
  /** Halo's change date, ISO 8601, where the entity has one. */
  readonly changedAt: string | null;
  /** When Halo was asked for it, in milliseconds: see `mirror-newer-rows.ts`. */
  readonly askedAt: number;
}

/** Packed rows and the memory that they take. */
export interface PackedRows {
  readonly rows: readonly PackedRow[];
  /** Gives the memory back, when the transaction that wrote the rows has ended. Whoever does not call it leaves it to the collector. */
  release(): void;
}

/** Rows that wait in a temporary table for the statement that writes them into the mirror. */
export interface StagedRows {
  /** The temporary table. */
  readonly stage: string;
  /** The columns of the mirror that it holds. */
  readonly names: readonly string[];
  /** One expression over the temporary table for each of them. */
  readonly values: readonly string[];
}

interface Stage extends StagedRows {
  /** Where the values of the columns stand in a row; what only a detail holds is left out. */
  readonly positions: readonly number[];
  readonly types: readonly ReturnType<typeof packedType>[];
  /** Where the change date stands in a row; -1: the entity has none. */
  readonly changePosition: number;
}

const stages = new WeakMap<MirrorTable, Stage>();
const stagesUsed = new WeakMap<Db, Set<string>>();

/**
 * Packs rows for their mirror table.
 * @param askedAt when Halo was asked for them, in milliseconds
 */
export function packRows(table: MirrorTable, rows: readonly MirrorRow[], askedAt: number): PackedRows {
  const stage = stageOf(table);
  const packer = new RowPacker(stage.types);
  const packed = packEach(stage, packer, { rows, askedAt });
  return { rows: packed, release: () => packer.release() };
}

/** A function of its own: whatever `release` can reach lives as long as the packed rows, and one text holds its whole page. */
function packEach(
  { positions, changePosition }: Stage,
  packer: RowPacker,
  { rows, askedAt }: { readonly rows: readonly MirrorRow[]; readonly askedAt: number },
): readonly PackedRow[] {
  const line: PackedValue[] = [];
  const packed: PackedRow[] = [];
  for (const { key, values, raw, hash } of rows) {
    for (let index = 0; index < positions.length; index += 1) line[index] = values[positions[index] ?? -1];
    line[positions.length] = hash;
    line[positions.length + 1] = raw;
    const { segment, from, to } = packer.pack(line);
    const changedAt = (values[changePosition] as string | null | undefined) ?? null;
    packed.push({ key, hash, changedAt, askedAt, segment, from, to });
  }
  return packed;
}

/** The text of a packed row as Halo sent it: its last value. */
export function rawOf({ segment, from, to }: Place): string {
  let at = from + 2;
  for (let left = segment.readInt16BE(from) - 1; left > 0; left -= 1) at += 4 + Math.max(0, segment.readInt32BE(at));
  return segment.toString('utf8', at + 4, to);
}

/**
 * Puts rows into an empty temporary table: COPY is refused on tables with row level security, so bulk arrives there first.
 */
export async function stageRows(db: Db, table: MirrorTable, rows: readonly PackedRow[]): Promise<StagedRows> {
  const stage = stageOf(table);
  await emptyStage(db, stage);
  const copy = copyFrom(`COPY ${stage.stage} (${stage.names.join(', ')}) FROM STDIN (FORMAT binary)`);
  await pipeline(copyParts(rows), db.client.query(copy));
  return stage;
}

/** Rows that stand side by side travel in one piece, straight from where they were packed. */
function* copyParts(rows: readonly PackedRow[]): Generator<Buffer> {
  yield copyHeader;
  const [first] = rows;
  if (!first) return;
  let { segment, from, to } = first;
  for (const row of rows.slice(1)) {
    if (row.segment === segment && row.from === to) to = row.to;
    else {
      yield segment.subarray(from, to);
      ({ segment, from, to } = row);
    }
  }
  yield segment.subarray(from, to);
  yield copyTrailer;
}

function stageOf(table: MirrorTable): Stage {
  const known = stages.get(table);
  if (known) return known;
  const listed = table.columns.filter((column) => column.from === 'list');
  const stage: Stage = {
    stage: `pg_temp.stage_${table.table}`,
    names: [...listed.map(({ column }) => column), 'content_hash', 'raw'],
    values: [
      ...listed.map(({ column, type }) => (type === packedType(type) ? column : `${column}::${type}`)),
      'content_hash',
      'raw',
    ],
    positions: listed.map((column) => table.columns.indexOf(column)),
    types: [...listed.map(({ type }) => packedType(type)), 'uuid', 'json'],
    changePosition: table.change === null ? -1 : table.columns.indexOf(table.change),
  };
  stages.set(table, stage);
  return stage;
}

async function emptyStage(db: Db, { stage, names, types }: Stage): Promise<void> {
  const used = stagesUsed.get(db) ?? new Set();
  if (used.has(stage)) {
    await db.client.query(`TRUNCATE ${stage}`);
    return;
  }
  stagesUsed.set(db, used.add(stage));
  const found = await db.client.query<{ oid: string | null }>(`SELECT to_regclass('${stage}') AS oid`);
  if (found.rows[0]?.oid) return;
  // Without the settings the staging table would compress every row over 2 KB on its way: more than half of the time of a sync.
  await db.client.query(
    `CREATE TEMP TABLE ${stage} (${names.map((name, index) => `${name} ${types[index]}`).join(', ')})
       WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
     ALTER TABLE ${stage} ALTER raw SET STORAGE EXTERNAL`,
  );
}
