import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { withClient } from '../../src/store/access.ts';
import type { ReaderLimits } from '../../src/store/database.ts';
import { type LinkedWorkspaces, openLinked } from './open-linked.ts';

let linked: LinkedWorkspaces;
beforeAll(async () => {
  linked = await openLinked();
}, 240_000);
afterAll(() => linked.access.close());
beforeEach(() => linked.link());

const all = (): ReaderLimits => ({ connectionIds: [linked.ours.connectionId, linked.theirs.connectionId], clients: null });
const asReader = async (workspaceId: number, sql: string, reader = all()) =>
  (await linked.access.store.inWorkspace(workspaceId, ({ client }) => client.query(sql), { reader })).rows;
const asApp = async (workspaceId: number, sql: string) =>
  (await linked.access.store.inWorkspace(workspaceId, ({ client }) => client.query(sql))).rows;
/** What every table of the database that the app may read holds of the connection of workspace 1, by the name of the table. */
async function seenByApp(workspaceId: number): Promise<Readonly<Record<string, number>>> {
  const { configFor, roles } = linked.access.store.access;
  const tables = await withClient(configFor('owner'), (owner) =>
    owner.query<{ name: string; column: string }>(
      `SELECT n.nspname || '.' || c.relname AS name, a.attname AS column
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname IN ('hub', 'mirror') AND c.relkind IN ('r', 'p') AND has_table_privilege('${roles.app}', c.oid, 'SELECT')
          AND (a.attname = 'connection_id' OR c.relname = 'connection' AND a.attname = 'id') ORDER BY 1`,
    ),
  );
  expect(tables.rows.length).toBeGreaterThan(90);
  const seen: Record<string, number> = {};
  for (const { name, column } of tables.rows) {
    const [row] = await asApp(
      workspaceId,
      `SELECT count(*)::int AS n FROM ${name} WHERE ${column} = ${linked.ours.connectionId}`,
    );
    if (row?.n > 0) seen[name] = row?.n;
  }
  return seen;
}

it('a reader of the other workspace sees the rows of the mirror, and no column of the connection but its name and address', async () => {
  const { connectionId } = linked.ours;
  const counted = await asReader(2, `SELECT count(*)::int AS n FROM mirror.ticket WHERE connection_id = ${connectionId}`);
  expect(counted).toEqual([{ n: 2 }]);
  expect(await asReader(2, `SELECT name FROM hub.connection WHERE id = ${connectionId}`)).toEqual([{ name: 'ours' }]);
  for (const column of ['client_id', 'username', 'scopes', 'ca_pem', 'url', 'last_check', 'requests_per_window'])
    await expect(asReader(2, `SELECT ${column} FROM hub.connection`), column).rejects.toThrow(/permission denied/);
  await expect(asReader(2, 'SELECT FROM hub.connection_secret')).rejects.toThrow(/permission denied/);
  await expect(asReader(2, 'SELECT linked_by FROM hub.connection_link')).rejects.toThrow(/permission denied/);
});

it('a reader sees it only while it is linked, only where, and only if it is granted', async () => {
  const { connectionId } = linked.ours;
  const count = `SELECT count(*)::int AS n FROM mirror.ticket WHERE connection_id = ${connectionId}`;
  expect(await asReader(3, count)).toEqual([{ n: 0 }]);
  expect(await asReader(2, count, { connectionIds: [linked.theirs.connectionId], clients: null })).toEqual([{ n: 0 }]);
  expect(await asReader(2, count, { ...all(), clients: [{ connectionId, clientId: 2 }] })).toEqual([{ n: 1 }]);
  const found = `SELECT count(*)::int AS n FROM hub.search_candidates('ticket', NULL, ARRAY['%second%'], 10)`;
  expect(await asReader(2, found)).toEqual([{ n: 1 }]);
  expect(await asReader(3, found)).toEqual([{ n: 0 }]);
  expect(await asReader(2, found, { ...all(), clients: [{ connectionId, clientId: 1 }] })).toEqual([{ n: 0 }]);
  await linked.unlink();
  for (const { table } of entities)
    expect([table, await asReader(2, `SELECT FROM mirror.${table} WHERE connection_id = ${connectionId}`)]).toEqual([table, []]);
  expect(await asReader(2, found)).toEqual([{ n: 0 }]);
});

it('the app of the other workspace sees nothing of it but the link, its own grants of it, and whose files were made from it', async () => {
  const seen = await seenByApp(2);
  expect(seen).toEqual({ 'hub.connection_grant': 3, 'hub.connection_link': 1 });
  // Where it belongs, it is there.
  expect(await seenByApp(1)).toMatchObject({ 'hub.connection': 1, 'hub.connection_secret': 1, 'mirror.ticket': 2 });
});

it("users' SQL of the other workspace sees nothing of it", async () => {
  const sql = (workspaceId: number, text: string) => linked.access.store.runQuery(workspaceId, text);
  const count = `SELECT count(*)::int AS n FROM mirror.ticket WHERE connection_id = ${linked.ours.connectionId}`;
  expect((await sql(1, count)).rows).toEqual([{ n: 2 }]);
  expect((await sql(2, count)).rows).toEqual([{ n: 0 }]);
  expect((await sql(2, 'SELECT name FROM hub.connection')).rows).toEqual([{ name: 'theirs' }]);
  for (const text of ['SELECT * FROM hub.connection_link', 'SELECT * FROM hub.connection_links()'])
    await expect(sql(2, text)).rejects.toThrow();
});

it('the app of a workspace makes no link to itself, nor of what belongs to another, and ends none of others', async () => {
  const insert = (connectionId: number, workspaceId: number) =>
    `INSERT INTO hub.connection_link (connection_id, workspace_id, linked_at, linked_by) VALUES (${connectionId}, ${workspaceId}, now(), 'x')`;
  const { ours, theirs } = linked;
  for (const [of, connection, to] of [
    [2, ours.connectionId, 3],
    [3, ours.connectionId, 3],
    [2, theirs.connectionId, 2],
    [1, theirs.connectionId, 1],
  ] as const)
    await expect(asApp(of, insert(connection, to))).rejects.toThrow(/row-level security/);
  await expect(asApp(2, 'UPDATE hub.connection_link SET workspace_id = 3')).rejects.toThrow(/permission denied/);
  await asApp(3, 'DELETE FROM hub.connection_link');
  expect(await asApp(2, 'SELECT connection_id, workspace_id FROM hub.connection_link')).toEqual([
    { connection_id: ours.connectionId, workspace_id: 2 },
  ]);
  expect(await asApp(3, 'SELECT FROM hub.connection_links()')).toEqual([]);
  await expect(linked.access.rows('DELETE FROM hub.connection_link RETURNING 1')).resolves.toEqual([]);
});
