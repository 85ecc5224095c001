import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { withClient } from '../access.ts';
import { QueryRefusedError } from '../errors/query-refused.ts';
import { insertConnection } from '../rows/connection-rows.ts';
import type { QueryLimits } from './query-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { store } = database;
  await withClient(store.access.configFor('owner'), (owner) => owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`));
  const fields = { url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'canary-client-id' };
  for (const workspace of [1, 2])
    await store.inWorkspace(workspace, async (db) => {
      const { id } = await insertConnection(db, { ...fields, name: `of workspace ${workspace}` });
      await db.client.query(
        `INSERT INTO hub.connection_secret (connection_id, field, ciphertext, key_id) VALUES ($1, 'secret', 'canary', 'k')`,
        [id],
      );
      await db.client.query(
        `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at) VALUES ($1, 1, $2, '{"name":"raw"}', now())`,
        [id, `client of ${workspace}`],
      );
    });
});
afterAll(() => database.close());

const run = (sql: string, limits?: Partial<QueryLimits>) => database.store.runQuery(1, sql, limits);
const refusal = (sql: string, limits?: Partial<QueryLimits>) =>
  run(sql, limits).then(
    (answer) => Promise.reject(new Error(`it answered ${JSON.stringify(answer)}`)),
    (error: unknown) => (error instanceof QueryRefusedError ? error : Promise.reject(error)),
  );

describe('a query', () => {
  it('answers with columns and rows', async () => {
    expect(await run('SELECT id, name, raw FROM mirror.client')).toEqual({
      columns: ['id', 'name', 'raw'],
      rows: [{ id: 1, name: 'client of 1', raw: '{"name":"raw"}' }],
      isCut: false,
    });
  });

  it.each([
    'WITH c AS (SELECT * FROM mirror.client) SELECT count(*) AS n FROM c',
    'SELECT count(*) AS n FROM client;',
    '  -- how many\n SELECT count(*) AS n FROM mirror.client -- there are',
    '(SELECT count(*) AS n FROM mirror.client) UNION ALL (SELECT 1 WHERE false)',
    'VALUES (1)',
    'SELECT 1 /* /* */ ; DROP TABLE mirror.client */',
    'TABLE mirror.client',
  ])('may be written as %s', async (sql) => {
    expect((await run(sql)).rows).toHaveLength(1);
  });

  it('is cut at the row cap and says so', async () => {
    expect(await run('SELECT n::text FROM generate_series(1, 100000) AS n', { maxRows: 3 })).toMatchObject({
      rows: [{ n: '1' }, { n: '2' }, { n: '3' }],
      isCut: true,
    });
    expect(await run('SELECT n FROM generate_series(1, 3) AS n', { maxRows: 3 })).toMatchObject({ isCut: false });
  });

  it('is told what the database makes of it', async () => {
    expect(await refusal('SELECT nmae FROM mirror.client')).toMatchObject({
      reason: 'not-understood',
      causes: [expect.stringContaining('nmae')],
    });
  });
});

describe('a workspace', () => {
  it('sees its own rows only', async () => {
    expect((await run('SELECT name FROM hub.connection')).rows).toEqual([{ name: 'of workspace 1' }]);
    expect((await run('SELECT name FROM hub.workspace')).rows).toEqual([{ name: 'Main' }]);
  });

  // S33: the workspace must not be anything that a statement can change.
  it.each([
    `SELECT set_config('sundog.workspace_id', '2', false), name FROM mirror.client`,
    `WITH s AS MATERIALIZED (SELECT set_config('sundog.workspace_id', '2', true)) SELECT c.name FROM s, mirror.client c`,
    `SET sundog.workspace_id = '2'`,
    `SELECT set_config('role', 'sundog_query_w2', false)`,
    'SET ROLE sundog_app',
    'SET ROLE sundog_query',
    'RESET ROLE',
    'SET SESSION AUTHORIZATION sundog_app',
  ])('cannot be changed by %s (S33)', async (sql) => {
    await refusal(sql);
    expect((await run('SELECT name FROM mirror.client')).rows).toEqual([{ name: 'client of 1' }]);
  });

  it('is not changed by a setting, even where the setting can be made', async () => {
    const { access } = database.store;
    // The server forbids set_config to queries; this shows that the wall behind it stands by itself.
    await withClient(access.configFor({ queryOf: 1 }), async (client) => {
      await client.query(`SET sundog.workspace_id = '2'`);
      expect((await client.query('SELECT name FROM mirror.client')).rows).toEqual([{ name: 'client of 1' }]);
      await expect(client.query('SET ROLE sundog_app')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SET ROLE sundog_query_w2')).rejects.toMatchObject({
        code: expect.stringMatching(/42501|22023/),
      });
    });
  });

  it('does not show rows of others through an error or a cheap function (S36)', async () => {
    // S36: the condition of the user must not run before the one of the wall.
    const answer = await run(
      `SELECT name FROM hub.connection WHERE CASE WHEN name LIKE '%2' THEN 1 / (id - id) = 1 ELSE true END`,
    );
    expect(answer.rows).toEqual([{ name: 'of workspace 1' }]);
    expect((await run(`SELECT most_common_vals::text FROM pg_stats WHERE schemaname IN ('hub', 'mirror')`)).rows).toEqual([]);
  });
});

describe('the jail', () => {
  it.each([
    ['S30 several statements', 'SELECT 1; DROP TABLE mirror.client'],
    ['S30 several statements in one parse', `SELECT 1; SELECT 2`],
    ['S30 a statement that ends the transaction', 'SELECT 1; COMMIT; SELECT 2'],
    ['S31 sleeping', 'SELECT pg_sleep(60)'],
    ['S32 reading a file', `SELECT pg_read_file('/etc/passwd')`],
    ['S32 reading a binary file', `SELECT pg_read_binary_file('PG_VERSION')`],
    ['S32 listing a folder', `SELECT pg_ls_dir('.')`],
    ['S32 importing a file', `SELECT lo_import('/etc/passwd')`],
    ['S32 a large object', `SELECT lo_from_bytea(0, 'x')`],
    ['S32 COPY to a program', `COPY mirror.client TO PROGRAM 'true'`],
    ['S32 COPY to a file', `COPY mirror.client TO '/tmp/canary'`],
    ['S32 dblink', `SELECT * FROM dblink('dbname=postgres', 'SELECT 1') AS t (a int)`],
    ['S32 SQL as text', `SELECT query_to_xml('SELECT * FROM hub.connection_secret', true, true, '')`],
    ['S34 a writing CTE', `WITH gone AS (DELETE FROM mirror.client RETURNING id) SELECT * FROM gone`],
    ['S34 an insert', `INSERT INTO mirror.client (connection_id, id, raw, synced_at) VALUES (1, 2, '{}', now())`],
    ['S34 SELECT INTO', 'SELECT * INTO stolen FROM mirror.client'],
    ['S34 SELECT FOR UPDATE', 'SELECT * FROM mirror.client FOR UPDATE'],
    ['S34 a temporary table', 'CREATE TEMP TABLE t AS SELECT 1'],
    ['S34 a sequence', `SELECT nextval('hub.connection_id_seq')`],
    ['S34 an advisory lock', 'SELECT pg_advisory_lock(1)'],
    ['S34 many advisory locks', 'SELECT count(pg_try_advisory_lock(n)) FROM generate_series(1, 100000) AS n'],
    ['S35 password hashes', 'SELECT * FROM pg_shadow'],
    ['S35 roles with passwords', 'SELECT * FROM pg_authid'],
    ['S35 secrets', 'SELECT * FROM hub.connection_secret'],
    ['S35 client ids', 'SELECT client_id FROM hub.connection'],
    ['S35 the audit', 'SELECT * FROM hub.audit_event'],
    ['S35 addresses of the server', 'SELECT * FROM pg_hba_file_rules'],
    ['S38 a nested comment', 'SELECT 1 /* */ ; DROP TABLE mirror.client -- */'],
    ['S38 a dollar quote', 'DO $$ BEGIN PERFORM 1; END $$'],
    ['S38 an escape', `SELECT 1 FROM U&"hub"."connection_secret"`],
    ['S38 nothing', ''],
    ['S38 only a comment', '-- SELECT 1'],
    ['PREPARE', 'PREPARE p AS SELECT 1'],
    ['EXPLAIN that runs', 'EXPLAIN ANALYZE DELETE FROM mirror.client'],
    ['LISTEN', 'LISTEN x'],
    ['NOTIFY', `SELECT pg_notify('x', 'y')`],
    ['ending other sessions', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity'],
    ['loading a library', `LOAD 'auto_explain'`],
    ['turning off the time limit', `SELECT set_config('statement_timeout', '0', false)`],
    ['writing after all', `SELECT set_config('transaction_read_only', 'off', false)`],
  ])('refuses %s', async (_, sql) => {
    await refusal(sql);
  });

  it.each([
    ['S31 counting far', 'SELECT count(*) FROM generate_series(1, 1e12)'],
    ['S31 recursion without end', 'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r'],
    ['S31 a product', 'SELECT count(*) FROM generate_series(1, 1e6) a, generate_series(1, 1e6) b'],
  ])('stops %s in time', async (_, sql) => {
    const began = performance.now();
    expect((await refusal(sql, { timeoutMs: 300 })).reason).toMatch(/too-slow|too-large/);
    expect(performance.now() - began).toBeLessThan(2500);
  });

  it.each([
    ['one huge value', `SELECT repeat('x', 100000000)`],
    ['many large rows', `SELECT repeat('x', 1000000) FROM generate_series(1, 5000)`],
  ])('S37: cuts %s off before it fills the memory', async (_, sql) => {
    const before = process.memoryUsage().rss;
    expect((await refusal(sql, { maxBytes: 5_000_000, timeoutMs: 10_000 })).reason).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('S37: refuses a text without end and bears many columns', async () => {
    expect((await refusal(`SELECT '${'x'.repeat(1_000_000)}'`)).reason).toBe('too-long');
    await refusal(`SELECT ${Array.from({ length: 5000 }, (_, n) => `${n}`).join(',')}`);
  });

  it('S35: does not show what others run', async () => {
    const seen = await run(
      `SELECT query FROM pg_stat_activity WHERE usename <> current_user AND query <> '<insufficient privilege>' AND query <> ''`,
    );
    expect(seen.rows).toEqual([]);
  });

  it('stops a disk full of temporary files', async () => {
    expect(
      (await refusal('SELECT n FROM generate_series(1, 20000000) AS n ORDER BY random()', { timeoutMs: 20_000 })).reason,
    ).toBe('too-large');
  });

  it('says that it is busy when too much is asked at once', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 12 }, () => run('SELECT count(*) FROM generate_series(1, 1000000)')),
    );
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as QueryRefusedError] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['busy']));
    expect(asked.length - refused.length).toBeGreaterThan(3);
  });

  it('has changed nothing', async () => {
    const { access } = database.store;
    await withClient(access.configFor('owner'), async (owner) => {
      expect((await owner.query('SELECT count(*) AS n FROM mirror.client')).rows).toEqual([{ n: 2 }]);
      expect(
        (
          await owner.query(
            `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          )
        ).rows,
      ).toEqual([{ n: 0 }]);
    });
  });
});
