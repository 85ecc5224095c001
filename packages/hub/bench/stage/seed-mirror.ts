import { withClient } from '../../src/store/access.ts';
import type { Store } from '../../src/store/database.ts';

/** What the tables of a seeded mirror take on the disk. */
export type ReadSizes = () => Promise<{ readonly tableMb: number; readonly indexMb: number; readonly searchMb: number }>;

const perStep = 50_000;

/**
 * Puts tickets, clients, sites, users and assets into the mirror by SQL: 500 clients, of which a few have most of the tickets, 2 % of the
 * tickets open, the newest ones changed last. @returns what reads their sizes
 */
export async function seedMirror(
  store: Store,
  { connectionId, tickets }: { readonly connectionId: number; readonly tickets: number },
): Promise<ReadSizes> {
  const write = (sql: string, values: readonly unknown[] = []) =>
    store.inWorkspace(1, (db) => db.client.query(sql, [connectionId, ...values]), { asyncCommit: true });
  await write(`INSERT INTO mirror.client (connection_id, id, name, main_contact_name, raw, synced_at)
    SELECT $1, n, 'Client ' || n, 'Contact ' || n, '{}', now() FROM generate_series(1, 500) n`);
  await write(`INSERT INTO mirror.site (connection_id, id, client_id, client_name, name, raw, synced_at)
    SELECT $1, n, 1 + n % 500, 'Client ' || 1 + n % 500, 'Office ' || n, '{}', now() FROM generate_series(1, 1000) n`);
  await write(`INSERT INTO mirror.user (connection_id, id, client_id, site_id, client_name, name, email, raw, synced_at)
    SELECT $1, n, 1 + n % 500, 1 + n % 1000, 'Client ' || 1 + n % 500, 'User ' || n, 'user' || n || '@example.test', '{}', now()
      FROM generate_series(1, 20000) n`);
  await write(`INSERT INTO mirror.asset (connection_id, id, client_id, site_id, client_name, inventory_number, key_field, raw, synced_at)
    SELECT $1, n, 1 + n % 500, 1 + n % 1000, 'Client ' || 1 + n % 500, 'PC-' || n, 'WORKSTATION-' || n, '{}', now()
      FROM generate_series(1, 50000) n`);
  for (let from = 1; from <= tickets; from += perStep)
    await write(
      `INSERT INTO mirror.ticket (connection_id, id, summary, client_id, client_name, site_id, user_id, user_name, agent_id, agent_name,
         ticket_type_name, status_id, status_name, priority_name, occurred_at, closed_at, last_updated_at, fix_by, is_on_hold, raw, synced_at)
       SELECT $1, n, words[1 + n % 7] || ' ' || n, client, 'Client ' || client, 1 + n % 1000, 1 + n % 20000, 'User ' || 1 + n % 20000,
              1 + n % 41, 'Agent ' || 1 + n % 41, 'Incident', CASE WHEN n % 50 = 0 THEN 1 + n / 50 % 3 ELSE 9 END,
              CASE WHEN n % 50 = 0 THEN 'In progress' ELSE 'Closed' END, 'Medium',
              now() - ($4 - n) * interval '2 minutes', CASE WHEN n % 50 <> 0 THEN now() - ($4 - n) * interval '1 minute' END,
              now() - ($4 - n) * interval '1 minute', now() - ($4 - n) * interval '1 minute', n % 7 = 0,
              json_build_object('id', n, 'filler', repeat('x', 1700)), now()
         FROM generate_series($2::bigint, $3::bigint) n,
              LATERAL (SELECT 1 + floor(500 * power(((n * 7919) % 10007) / 10007.0, 3))::bigint AS client) c,
              (SELECT ARRAY['Printer is on fire', 'Monitor flickers', 'Cannot sign in', 'New laptop for', 'Mail in quarantine', 'Backup failed on', 'Printing is slow'] AS words) w`,
      [from, Math.min(tickets, from + perStep - 1), tickets],
    );
  const asOwner = <T extends object>(sql: string) =>
    withClient(store.access.configFor('owner'), async (owner) => (await owner.query<T>(sql)).rows);
  // Twice, with a pause: commits that do not wait for the disk are not yet known to all at once, and a table that is lived with has been
  // looked after many times.
  await asOwner('VACUUM ANALYZE mirror.ticket');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await asOwner('VACUUM mirror.ticket');
  for (const table of ['client', 'site', 'user', 'asset']) await asOwner(`VACUUM ANALYZE mirror.${table}`);
  return async () => {
    await asOwner('VACUUM ANALYZE hub.search_entry');
    const [sizes] = await asOwner<{ tableMb: number; indexMb: number; searchMb: number }>(
      `SELECT pg_table_size('mirror.ticket') / 1000000 AS "tableMb", pg_indexes_size('mirror.ticket') / 1000000 AS "indexMb",
              (SELECT sum(pg_total_relation_size(relid)) / 1000000 FROM pg_partition_tree('hub.search_entry'))::bigint AS "searchMb"`,
    );
    if (!sizes) throw new TypeError('The database gave no sizes.');
    return sizes;
  };
}
