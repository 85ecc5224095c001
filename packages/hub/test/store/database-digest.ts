import { withClient } from '../../src/store/access.ts';
import { listTables } from '../../src/store/backup/list-tables.ts';
import type { Store } from '../../src/store/database.ts';

/** What grows with every request, and no work of its own: the audit, tries at signing in, and when somebody was last seen. */
const byTheWay = /^hub\.(audit_|sign_in_try)/;

/** A hash of the rows of every table, by the name of the table: what differs between two of them was changed by somebody. */
export async function digestDatabase({ access }: Pick<Store, 'access'>): Promise<Readonly<Record<string, string>>> {
  return withClient(access.configFor('owner'), async (owner) => {
    const tables = (await listTables(owner)).filter(({ name }) => !byTheWay.test(name));
    const digests = tables.map(
      ({ name }) => `SELECT '${name}' AS name, md5(coalesce(string_agg(r, '|' ORDER BY r), '')) AS digest
                       FROM (SELECT (to_jsonb(t) - 'seen_at' - 'last_used_at')::text AS r FROM ${name} t) AS rows`,
    );
    const { rows } = await owner.query<{ name: string; digest: string }>(digests.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  });
}
