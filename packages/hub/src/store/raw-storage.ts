import type pg from 'pg';
import { type DatabaseAccess, withClient } from './access.ts';

/**
 * Tells the server how to keep what came as JSON (`raw`, `raw_detail` of the mirror): compressed by lz4 where the server was built with
 * it, else not at all and inside the row while it fits a page. The default, pglz, halves the speed of a sync. No migration names lz4, as
 * the embedded server has none. Concerns rows that are written from then on; does nothing where all is as it should be.
 * @returns how many tables were changed
 */
export async function tuneRawStorage(access: DatabaseAccess): Promise<number> {
  return withClient(access.configFor('owner'), async (owner) => {
    const hasLz4 = await serverHasLz4(owner);
    const untuned = await owner.query<{ table: string; columns: string[] }>(hasLz4 ? findNotLz4 : findNotExternal);
    for (const { table, columns } of untuned.rows) {
      const changes = columns.map((column) =>
        hasLz4
          ? `ALTER ${column} SET STORAGE EXTENDED, ALTER ${column} SET COMPRESSION lz4`
          : `ALTER ${column} SET STORAGE EXTERNAL`,
      );
      // A whole page: a row of up to 8 KB stays in one piece, which is one write instead of several.
      if (!hasLz4) changes.push('SET (toast_tuple_target = 8160)');
      await owner.query(`ALTER TABLE ${table} ${changes.join(', ')}`);
    }
    return untuned.rows.length;
  });
}

/** Whether the server can compress by lz4. */
async function serverHasLz4(client: pg.Client): Promise<boolean> {
  const asked = await client.query<{ has: boolean }>(
    `SELECT 'lz4' = ANY (enumvals) AS has FROM pg_settings WHERE name = 'default_toast_compression'`,
  );
  return asked.rows[0]?.has ?? false;
}

const rawColumns = `SELECT c.oid::regclass::text AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relnamespace = to_regnamespace('mirror') AND c.relkind = 'r' AND a.atttypid = 'json'::regtype AND NOT a.attisdropped`;
const findNotLz4 = `${rawColumns} AND (a.attcompression <> 'l' OR a.attstorage <> 'x') GROUP BY c.oid`;
const findNotExternal = `${rawColumns} AND (a.attstorage <> 'e' OR NOT coalesce('toast_tuple_target=8160' = ANY (c.reloptions), false)) GROUP BY c.oid`;
