import { withClient } from '../../src/store/access.ts';
import { listTables } from '../../src/store/backup/list-tables.ts';
import type { Store } from '../../src/store/database.ts';

/** Every table of the database in which a text stands, whatever the column: empty where it is nowhere. */
export async function findInDatabase({ access }: Store, text: string): Promise<readonly string[]> {
  return withClient(access.configFor('owner'), async (owner) => {
    const found: string[] = [];
    for (const { name, columns } of await listTables(owner)) {
      const row = columns.map((column) => `"${column}"::text`).join(', ');
      const hits = await owner.query(`SELECT 1 FROM ${name} WHERE strpos(ROW (${row})::text, $1) > 0 LIMIT 1`, [text]);
      if (hits.rows.length > 0) found.push(name);
    }
    return found;
  });
}
