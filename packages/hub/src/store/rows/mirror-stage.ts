import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database.ts';
import type { MirrorColumn, MirrorTable } from '../mirror/mirror-table.ts';
import { BinaryCopy, type CopyValue, stagedType } from './copy-binary.ts';
import type { MirrorRow } from './mirror-rows.ts';

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
  readonly listed: readonly MirrorColumn[];
  /** Where the values of `listed` stand in a row. */
  readonly positions: readonly number[];
}

const stages = new WeakMap<MirrorTable, Stage>();
const stagesUsed = new WeakMap<Db, Set<string>>();

/**
 * Puts rows into an empty temporary table: COPY is refused on tables with row level security, so bulk arrives there first. What a row
 * holds from its detail is left out.
 */
export async function stageRows(db: Db, table: MirrorTable, rows: readonly MirrorRow[]): Promise<StagedRows> {
  const stage = stageOf(table);
  await emptyStage(db, stage);
  await copyRows(db, stage, rows);
  return stage;
}

function stageOf(table: MirrorTable): Stage {
  const known = stages.get(table);
  if (known) return known;
  const listed = table.columns.filter((column) => column.from === 'list');
  const stage: Stage = {
    stage: `pg_temp.stage_${table.table}`,
    names: [...listed.map(({ column }) => column), 'raw', 'content_hash'],
    values: [
      ...listed.map(({ column, type }) => (type === stagedType(type) ? column : `${column}::${type}`)),
      'raw',
      'content_hash',
    ],
    listed,
    positions: listed.map((column) => table.columns.indexOf(column)),
  };
  stages.set(table, stage);
  return stage;
}

async function emptyStage(db: Db, { stage, listed }: Stage): Promise<void> {
  const used = stagesUsed.get(db) ?? new Set();
  if (used.has(stage)) {
    await db.client.query(`TRUNCATE ${stage}`);
    return;
  }
  stagesUsed.set(db, used.add(stage));
  const found = await db.client.query<{ oid: string | null }>(`SELECT to_regclass('${stage}') AS oid`);
  if (found.rows[0]?.oid) return;
  const columns = listed.map(({ column, type }) => `${column} ${stagedType(type)}`).join(', ');
  // Without the settings the staging table would compress every row over 2 KB on its way: more than half of the time of a sync.
  await db.client.query(
    `CREATE TEMP TABLE ${stage} (${columns}, raw json, content_hash uuid) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
     ALTER TABLE ${stage} ALTER raw SET STORAGE EXTERNAL`,
  );
}

async function copyRows(db: Db, { stage, names, listed, positions }: Stage, rows: readonly MirrorRow[]): Promise<void> {
  const copy = new BinaryCopy([...listed.map(({ type }) => stagedType(type)), 'json', 'uuid']);
  const line: CopyValue[] = [];
  function* parts() {
    for (const row of rows) {
      for (let index = 0; index < positions.length; index += 1) line[index] = row.values[positions[index] ?? -1];
      line[positions.length] = row.raw;
      line[positions.length + 1] = row.hash;
      copy.write(line);
      yield* copy.takeFull();
    }
    const last = copy.end();
    yield* copy.takeFull();
    yield last;
  }
  await pipeline(parts, db.client.query(copyFrom(`COPY ${stage} (${names.join(', ')}) FROM STDIN (FORMAT binary)`)));
  copy.release();
}
