import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { withClient } from './access.ts';
import type { Db } from './database.ts';
import { DatabaseUnavailableError } from './errors/database-unavailable.ts';
import { HubRunningError } from './errors/hub-running.ts';
import { openDatabase } from './open-database.ts';
import { insertAuditEntry } from './rows/audit-rows.ts';
import { insertConnection, listConnectionRows } from './rows/connection-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { access } = database.store;
  await withClient(access.configFor('owner'), (owner) => owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`));
});
afterAll(() => database.close());

const fields = {
  url: 'https://halo.example',
  resourceServer: 'https://halo.example/api',
  authServer: 'https://halo.example/auth',
  clientId: 'c',
};
const names = async (workspaceId: number) =>
  (await database.store.inWorkspace(workspaceId, listConnectionRows)).map(({ name }) => name);

describe('a transaction', () => {
  it('commits what the work did and gives its result', async () => {
    const row = await database.store.inWorkspace(1, (db) => insertConnection(db, { ...fields, name: 'kept' }));
    expect(row).toMatchObject({
      workspaceId: 1,
      name: 'kept',
      grant: 'client_credentials',
      requestLimit: 250,
      state: 'unchecked',
    });
    expect(await names(1)).toContain('kept');
  });

  it('leaves nothing of work that throws, and throws the same', async () => {
    const thrown = new Error('no');
    const work = async (db: Db) => {
      await insertConnection(db, { ...fields, name: 'undone' });
      throw thrown;
    };
    await expect(database.store.inWorkspace(1, work)).rejects.toBe(thrown);
    expect(await names(1)).not.toContain('undone');
  });

  it('refuses to write when it is read-only', async () => {
    const write = database.store.inWorkspace(1, (db) => insertConnection(db, { ...fields, name: 'x' }), { readOnly: true });
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it('commits without waiting for the disk only when told', async () => {
    const setting = async (db: Db) => (await db.client.query('SHOW synchronous_commit')).rows[0];
    const outside = await database.store.inWorkspace(1, setting);
    expect(await database.store.inWorkspace(1, setting, { asyncCommit: true })).toEqual({ synchronous_commit: 'off' });
    expect(await database.store.inWorkspace(1, setting)).toEqual(outside);
  });

  it('goes on with a fresh connection after one was lost, and says what happened', async () => {
    const { access } = database.store;
    const lost = database.store.inWorkspace(1, async (db) => {
      const pid = (await db.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
      await withClient(access.configFor('app'), (other) => other.query('SELECT pg_terminate_backend($1)', [pid]));
      await db.client.query('SELECT 1');
    });
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError);
    expect(await names(1)).toContain('kept');
  });

  it('gives big numbers as numbers, exact ones and JSON as text, instants as dates', async () => {
    const read = await database.store.inWorkspace(1, (db) =>
      db.client.query(
        `SELECT 9007199254740991::int8 AS big, 1.10::numeric AS exact, '{"b":1, "a":2}'::json AS raw, '2026-03-01 00:00+02'::timestamptz AS at`,
      ),
    );
    expect(read.rows[0]).toEqual({
      big: 9007199254740991,
      exact: '1.10',
      raw: '{"b":1, "a":2}',
      at: new Date('2026-02-28T22:00:00Z'),
    });
  });
});

describe('the walls between workspaces', () => {
  it('show each workspace its own rows', async () => {
    await database.store.inWorkspace(2, (db) => insertConnection(db, { ...fields, name: 'of-two' }));
    expect(await names(2)).toEqual(['of-two']);
    expect(await names(1)).not.toContain('of-two');
  });

  it('do not let a row be put into another workspace', async () => {
    const smuggle = database.store.inWorkspace(1, (db) => db.client.query('UPDATE hub.connection SET workspace_id = 2'));
    await expect(smuggle).rejects.toMatchObject({ code: '42501' });
  });

  it('show the app nothing in any table while no workspace is named', async () => {
    const { access } = database.store;
    await withClient(access.configFor('app'), async (app) => {
      const tables = await app.query<{ name: string }>(
        `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('hub'::regnamespace, 'mirror'::regnamespace)`,
      );
      expect(tables.rows.length).toBeGreaterThan(60);
      for (const { name } of tables.rows.filter((row) => row.name !== 'hub.migration'))
        expect((await app.query(`SELECT FROM ${name} LIMIT 1`)).rowCount, name).toBe(0);
    });
  });

  it('are forced on every table, for its owner too', async () => {
    const { access } = database.store;
    const open = await withClient(access.configFor('owner'), (owner) =>
      owner.query(`SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)
                     AND relnamespace IN ('hub'::regnamespace, 'mirror'::regnamespace)`),
    );
    expect(open.rows).toEqual([{ name: 'hub.migration' }]);
  });

  it.each([
    'SET ROLE sundog_owner',
    'SET SESSION AUTHORIZATION postgres',
    'ALTER TABLE hub.connection DISABLE ROW LEVEL SECURITY',
    'DROP POLICY of_workspace ON hub.connection',
    'CREATE TABLE hub.mine (id int)',
    'DELETE FROM hub.audit_event',
    `UPDATE hub.audit_event SET actor = 'nobody'`,
    'TRUNCATE hub.audit_event',
    `INSERT INTO hub.workspace (name) VALUES ('more')`,
    `SELECT pg_read_file('PG_VERSION')`,
  ])('refuse the app %s', async (sql) => {
    await database.store.inWorkspace(1, (db) =>
      insertAuditEntry(db, { actor: 'a', verb: 'v', subject: 's', detail: {}, at: new Date() }),
    );
    await expect(database.store.inWorkspace(1, (db) => db.client.query(sql))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a lock', () => {
  it('is held by one at a time, in this process and in others', async () => {
    const other = openDatabase(database.store.access);
    try {
      const lock = await database.store.tryLock('sync 1');
      expect(await database.store.tryLock('sync 1')).toBeNull();
      expect(await other.tryLock('sync 1')).toBeNull();
      const elsewhere = await other.tryLock('sync 2');
      expect(elsewhere).not.toBeNull();
      await lock?.release();
      await lock?.release();
      const again = await other.tryLock('sync 1');
      expect(again).not.toBeNull();
    } finally {
      await other.close();
    }
  });

  it('is free again when its holder is gone', async () => {
    const other = openDatabase(database.store.access);
    await other.acquireHubLock();
    await expect(database.store.acquireHubLock()).rejects.toBeInstanceOf(HubRunningError);
    await other.close();
    const lock = await database.store.acquireHubLock();
    await lock.release();
  });
});

it('says so when the database is not there', async () => {
  const { access } = database.store;
  const gone = openDatabase({
    ...access,
    configFor: () => ({ host: '/tmp/no-such-folder', port: 5432, user: 'x', database: 'x' }),
  });
  await expect(gone.inWorkspace(1, listConnectionRows)).rejects.toMatchObject({
    constructor: DatabaseUnavailableError,
    causes: ['the database is not running'],
  });
  await expect(gone.tryLock('x')).rejects.toBeInstanceOf(DatabaseUnavailableError);
  await gone.close();
});

it('leaves no connection open when it is closed', async () => {
  const { access } = database.store;
  const other = openDatabase(access);
  await other.inWorkspace(1, listConnectionRows);
  await other.tryLock('x');
  await Promise.all([other.close(), other.close()]);
  const open = await withClient(access.configFor('owner'), (owner: pg.Client) =>
    owner.query(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND usename = $1 AND pid <> pg_backend_pid()`,
      [access.roles.app],
    ),
  );
  // The suite's own store has its pool and its locks.
  expect(open.rows[0]?.n).toBeLessThanOrEqual(3);
});
