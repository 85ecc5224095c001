import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmptyTestDatabase, createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import type { SecretKey } from '../foundation/secret-key.ts';
import { type DatabaseAccess, withClient } from './access.ts';
import { diagnoseStore } from './doctor.ts';

let database: TestDatabase;
let folder: string;
let key: SecretKey;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sundog-doctor-'));
  key = { bytes: Buffer.alloc(32, 7), file: join(folder, 'secret.key'), isNew: false };
  await writeFile(join(folder, 'secret.key'), 'x', { mode: 0o600 });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** The server of tests is not durable, and the doctor says so; that is looked at by itself. */
const diagnose = async (access: DatabaseAccess = database.store.access) =>
  (await diagnoseStore({ access, dataDir: folder, key })).filter(({ name }) => name !== 'durability');
const asOwner = (sql: string) => withClient(database.store.access.configFor('owner'), (owner) => owner.query(sql));
const wrong = async (access?: DatabaseAccess) => (await diagnose(access)).filter(({ outcome }) => outcome !== 'ok');

it('finds nothing where all is well, and says what it looked at', async () => {
  const diagnoses = await diagnose();
  expect(diagnoses.map(({ name }) => name)).toEqual([
    'database',
    'connections',
    'roles',
    'isolation',
    'migrations',
    'backups',
    'disk',
    'secret-key',
  ]);
  expect(diagnoses.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  expect(JSON.stringify(diagnoses)).not.toContain(key.bytes.toString('base64'));
});

it('finds a server that can lose what was committed', async () => {
  const diagnoses = await diagnoseStore({ access: database.store.access, dataDir: folder, key });
  expect(diagnoses).toContainEqual(
    expect.objectContaining({ name: 'durability', outcome: 'fail', sentence: expect.stringContaining('fsync') }),
  );
});

it('finds a table whose wall was taken down', async () => {
  await asOwner('ALTER TABLE mirror.client NO FORCE ROW LEVEL SECURITY; ALTER TABLE mirror.site DISABLE ROW LEVEL SECURITY');
  expect(await wrong()).toEqual([
    expect.objectContaining({
      name: 'isolation',
      outcome: 'fail',
      sentence: expect.stringMatching(/mirror\.client, mirror\.site/),
    }),
  ]);
});

it('finds a key that others can read', async () => {
  await chmod(join(folder, 'secret.key'), 0o640);
  expect(await wrong()).toEqual([
    expect.objectContaining({ name: 'secret-key', outcome: 'fail', remedy: expect.stringContaining('chmod 600') }),
  ]);
});

it('finds migrations that are not applied', async () => {
  const empty = await createEmptyTestDatabase();
  expect(await wrong(empty.access)).toEqual([
    expect.objectContaining({ name: 'migrations', outcome: 'warn', remedy: expect.stringContaining('migrate') }),
  ]);
  await empty.close();
});
