import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Secret } from '../../src/foundation/secret.ts';
import { withClient } from '../../src/store/access.ts';
import type { Store } from '../../src/store/database.ts';
import { DatabaseUnavailableError } from '../../src/store/errors/database-unavailable.ts';
import { DatabaseUrlError } from '../../src/store/errors/database-url.ts';
import { RolesNeededError } from '../../src/store/errors/roles-needed.ts';
import { RolesTakenError } from '../../src/store/errors/roles-taken.ts';
import { openStore } from '../../src/store/open-store.ts';
import { findWorkspace } from '../../src/store/rows/workspace-rows.ts';
import { type OperatorServer, operatorPassword, startOperatorServer } from './operator-server.ts';

let server: OperatorServer;
let database: string;
let made = 0;
beforeAll(async () => {
  server = await startOperatorServer();
  console.info(`an operator's PostgreSQL ${server.version}`);
  await server.sql(`CREATE ROLE admin LOGIN CREATEROLE CREATEDB PASSWORD '${operatorPassword}'`);
  await server.sql(`CREATE ROLE plain LOGIN PASSWORD '${operatorPassword}'`);
});
afterAll(() => server.stop());
beforeEach(async () => {
  made += 1;
  database = `hub_${made}`;
  await server.sql(`CREATE DATABASE ${database} OWNER admin`);
});

const open = (given: { user?: string; url?: string; key?: number; prefix?: string; database?: string } = {}): Promise<Store> =>
  openStore({
    dataDir: '/nowhere',
    databaseUrl: new Secret(given.url ?? server.urlOf(given.user ?? 'admin', given.database ?? database)),
    key: Buffer.alloc(32, given.key ?? 1),
    rolePrefix: given.prefix ?? `p${made}`,
    say: () => undefined,
  });
const works = async (store: Store) => {
  expect(await store.inWorkspace(1, findWorkspace)).toMatchObject({ name: 'Main' });
  expect((await store.runQuery(1, 'SELECT name FROM hub.workspace')).rows).toEqual([{ name: 'Main' }]);
  await store.close();
};

it.each(['admin', 'postgres'])('makes its roles as %s and works as them alone', async (user) => {
  const store = await open({ user });
  const who = await store.inWorkspace(1, (db) => db.client.query('SELECT current_user, session_user'));
  expect(who.rows).toEqual([{ current_user: `p${made}_app`, session_user: `p${made}_app` }]);
  await works(store);
  const roles = await server.sql(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'p${made}\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole) `,
  );
  expect(roles).toEqual([]);
});

it("opens again, and again when only the hub's roles are left to log in as", async () => {
  await works(await open());
  await works(await open());
  await server.sql(`GRANT CONNECT ON DATABASE ${database} TO plain`);
  await works(await open({ user: 'plain' }));
});

it('keeps what users may not do from them here too', async () => {
  const store = await open();
  for (const sql of [
    'SELECT pg_sleep(60)',
    `SELECT pg_read_file('PG_VERSION')`,
    'SELECT * FROM hub.connection_secret',
    `WITH s AS MATERIALIZED (SELECT set_config('transaction_read_only', 'off', true)) SELECT * FROM s`,
    'SELECT 1; SELECT 2',
  ])
    await expect(store.runQuery(1, sql, { timeoutMs: 500 }), sql).rejects.toMatchObject({ code: 'query-refused' });
  // A setting can be made here, and changes nothing: the role says which workspace it is.
  const answer = await store.runQuery(
    1,
    `WITH s AS MATERIALIZED (SELECT set_config('sundog.workspace_id', '2', false)) SELECT w.name FROM s, hub.workspace w`,
  );
  expect(answer.rows).toEqual([{ name: 'Main' }]);
  await store.close();
});

it('tells what an administrator has to run where it may not make roles, and works once that is done', async () => {
  await server.sql(`GRANT CONNECT ON DATABASE ${database} TO plain`);
  const error = await open({ user: 'plain' }).catch((caught: unknown) => caught);
  if (!(error instanceof RolesNeededError)) throw error;
  expect(error.remedy).not.toContain(operatorPassword);
  await server.sql(error.remedy.slice(error.remedy.indexOf('\n')), database);
  await works(await open({ user: 'plain' }));
});

it('refuses the roles of another hub on the server, and names the setting', async () => {
  await (await open({ prefix: 'same' })).close();
  await server.sql(`CREATE DATABASE other_${made} OWNER admin`);
  await expect(open({ prefix: 'same', database: `other_${made}` })).rejects.toMatchObject({
    constructor: RolesTakenError,
    causes: [expect.stringContaining(database)],
    remedy: expect.stringContaining('SUNDOG_ROLE_PREFIX'),
  });
});

it('S81: refuses to open with the key of another installation, and says that it has changed', async () => {
  await (await open()).close();
  await expect(open({ key: 2 })).rejects.toMatchObject({
    constructor: RolesTakenError,
    causes: [expect.stringContaining('key has changed'), expect.any(String)],
  });
});

it('never sends the password of a role to the server', async () => {
  await (await open()).close();
  const kept = await server.sql(`SELECT rolpassword FROM pg_authid WHERE rolname = 'p${made}_app'`);
  expect(kept[0]?.['rolpassword']).toMatch(/^SCRAM-SHA-256\$4096:/);
});

it.each([
  ['a wrong password', (url: string) => url.replace('word@', 'wort@'), DatabaseUrlError],
  ['a database that is not there', (url: string) => `${url}_typo`, DatabaseUrlError],
  ['TLS that the server does not speak', (url: string) => `${url}?sslmode=verify-full`, DatabaseUrlError],
  ['a port where nothing listens', (url: string) => url.replace(/:\d+\//, ':1/'), DatabaseUnavailableError],
  ['a name that nobody knows', (url: string) => url.replace('127.0.0.1', 'db.invalid'), DatabaseUnavailableError],
])('says what is wrong with %s, without the password', async (_, spoil, kind) => {
  const error = await open({ url: spoil(server.urlOf('admin', database)) }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(kind);
  const { message, causes, remedy } = error as DatabaseUrlError;
  expect(JSON.stringify([message, causes, remedy])).not.toMatch(/p@ss|p%40ss/);
});

it('brings raw answers to lz4 where the server has it', async () => {
  const store = await open();
  const has = (
    await server.sql(`SELECT 'lz4' = ANY (enumvals) AS has FROM pg_settings WHERE name = 'default_toast_compression'`)
  )[0]?.['has'];
  const columns = await withClient(store.access.configFor('owner'), (owner) =>
    owner.query(
      `SELECT DISTINCT attcompression::text AS how, attstorage::text AS where FROM pg_attribute WHERE attrelid = 'mirror.ticket'::regclass AND attname LIKE 'raw%'`,
    ),
  );
  expect(columns.rows).toEqual(has ? [{ how: 'l', where: 'x' }] : [{ how: '', where: 'e' }]);
  await store.close();
});
