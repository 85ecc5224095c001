import type pg from 'pg';

/** A table as a backup sees it. */
export interface TableShape {
  /** `mirror.ticket`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** The identity columns, whose sequences have to go on after the highest value. */
  readonly identities: readonly string[];
}

/** The hub's own list of migrations: written by migrating, not by restoring. */
const ledger = 'hub.migration';

/** What the hub makes again from the mirror, and a backup does not hold: the entries that searches find. Their parts go with them. */
export const derivedTables: readonly string[] = ['hub.search_entry', 'hub.search_state'];

/** Every table of the hub and of the mirror; those that others refer to come first. */
export async function listTables(client: pg.Client): Promise<readonly TableShape[]> {
  const tables = await client.query<TableShape>(
    `SELECT n.nspname || '.' || c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
            coalesce(array_agg(a.attname::text) FILTER (WHERE a.attidentity <> ''), '{}') AS identities
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname IN ('hub', 'mirror') AND c.relkind = 'r' AND n.nspname || '.' || c.relname <> $1 AND NOT c.relispartition AND n.nspname || '.' || c.relname <> ALL ($2)
      GROUP BY 1 ORDER BY 1`,
    [ledger, derivedTables],
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT fn.nspname || '.' || f.relname AS from, tn.nspname || '.' || t.relname AS to
       FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
       JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
      WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  return sortByReference(tables.rows, references.rows);
}

/** Orders tables so that each comes after those it refers to. */
function sortByReference(
  tables: readonly TableShape[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly TableShape[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const sorted = new Map<string, TableShape>();
  const visit = (name: string, path: readonly string[]): void => {
    const table = byName.get(name);
    if (!table || sorted.has(name)) return;
    if (path.includes(name)) throw new TypeError(`Tables refer to each other in a circle: ${[...path, name].join(' -> ')}.`);
    for (const reference of references) if (reference.from === name) visit(reference.to, [...path, name]);
    sorted.set(name, table);
  };
  for (const { name } of tables) visit(name, []);
  return [...sorted.values()];
}
