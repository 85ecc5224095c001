import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmptyTestDatabase, type EmptyTestDatabase } from '../../test/test-database.ts';
import { withClient } from './access.ts';
import { MigrationChangedError } from './errors/migration-changed.ts';
import { MigrationFailedError } from './errors/migration-failed.ts';
import { NewerDatabaseError } from './errors/newer-database.ts';
import { type MigrateOptions, migrate, readMigrationStates } from './migrate.ts';

let database: EmptyTestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createEmptyTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sundog-migrations-'));
  await writeFile(join(folder, '0001-first.sql'), 'CREATE TABLE hub.first (id int); GRANT SELECT ON hub.first TO {{app}};');
  await writeFile(join(folder, '0002-second.sql'), 'CREATE TABLE hub.second (id int);');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

const run = (options: Partial<MigrateOptions> = {}) =>
  withClient(database.access.configFor('owner'), (owner) => migrate(owner, { roles: database.access.roles, folder, ...options }));
const numbers = (migrations: readonly { number: number }[]) => migrations.map(({ number }) => number);
const exists = (table: string) =>
  withClient(database.access.configFor('owner'), async (owner) => {
    const found = await owner.query<{ is: boolean }>('SELECT to_regclass($1) IS NOT NULL AS is', [table]);
    return found.rows[0]?.is;
  });

it('applies what is pending, once, in order', async () => {
  expect(numbers(await run())).toEqual([1, 2]);
  expect(numbers(await run())).toEqual([]);
  await writeFile(join(folder, '0003-third.sql'), 'ALTER TABLE hub.second ADD n int');
  expect(numbers(await run())).toEqual([3]);
});

it('stops after the number it is told', async () => {
  expect(numbers(await run({ upTo: 1 }))).toEqual([1]);
  expect(numbers(await run())).toEqual([2]);
});

it('is done by one of several processes that begin at once', async () => {
  const all = await Promise.all([run(), run(), run(), run()]);
  expect(all.flatMap(numbers).sort()).toEqual([1, 2]);
});

it('F41: undoes a migration that fails, keeps those before it, and can be run again', async () => {
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third (id int); SELECT 1/0;');
  await expect(run()).rejects.toMatchObject({
    constructor: MigrationFailedError,
    message: expect.stringContaining('0003-third.sql'),
  });
  expect([await exists('hub.second'), await exists('hub.third')]).toEqual([true, false]);
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third (id int)');
  expect(numbers(await run())).toEqual([3]);
});

it('F41: leaves nothing of a migration whose process is killed in the middle, and the next one begins it anew', async () => {
  await run();
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third (id int); SELECT pg_sleep(30);');
  const killed = run();
  const kill = `SELECT pg_terminate_backend(pid) AS is_gone FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event = 'PgSleep'`;
  await Promise.all([
    expect(killed).rejects.toThrow(),
    withClient(database.access.configFor('owner'), async (owner) => {
      while ((await owner.query(kill)).rowCount === 0) await delay(10);
    }),
  ]);
  expect([await exists('hub.second'), await exists('hub.third')]).toEqual([true, false]);
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third (id int)');
  expect(numbers(await run())).toEqual([3]);
});

it('refuses a migration that was changed after it had landed', async () => {
  await run();
  await writeFile(join(folder, '0002-second.sql'), 'CREATE TABLE hub.second (id bigint);');
  await expect(run()).rejects.toMatchObject({
    constructor: MigrationChangedError,
    message: expect.stringContaining('0002-second.sql'),
  });
});

it('does not mind other line ends', async () => {
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third\n(id int)\n');
  await run();
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third\r\n(id int)\r\n');
  expect(await run()).toEqual([]);
});

it('F41: refuses a database that is newer than the hub', async () => {
  await run();
  await rm(join(folder, '0002-second.sql'));
  await expect(run()).rejects.toBeInstanceOf(NewerDatabaseError);
});

it('tells which migrations the database has', async () => {
  await run({ upTo: 1 });
  const states = await withClient(database.access.configFor('owner'), (owner) => readMigrationStates(owner, folder));
  expect(states).toEqual([
    { number: 1, name: 'first', appliedAt: expect.any(Date) },
    { number: 2, name: 'second', appliedAt: null },
  ]);
});

it('works the same under other names of the roles', async () => {
  // The migrations of the hub itself, as a second hub on the same server would apply them.
  await rm(folder, { recursive: true });
  await cp(join(import.meta.dirname, 'migrations'), folder, { recursive: true });
  const applied = await run();
  expect(applied.length).toBeGreaterThan(10);
  expect(applied.every(({ text }) => !/\bsundog_(owner|app|query)\b/.test(text))).toBe(true);
});

it('says what failed first where the connection is lost in the middle, and can be run again', async () => {
  await writeFile(
    join(folder, '0003-third.sql'),
    'CREATE TABLE hub.third (id int); SELECT pg_terminate_backend(pg_backend_pid()); SELECT pg_sleep(5);',
  );
  await expect(run()).rejects.toMatchObject({
    constructor: MigrationFailedError,
    message: expect.stringContaining('0003-third.sql'),
    causes: [expect.stringContaining('57P01')],
  });
  expect([await exists('hub.second'), await exists('hub.third')]).toEqual([true, false]);
  await writeFile(join(folder, '0003-third.sql'), 'CREATE TABLE hub.third (id int)');
  expect(numbers(await run())).toEqual([3]);
});
