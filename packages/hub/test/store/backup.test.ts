import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { type DatabaseAccess, withClient } from '../../src/store/access.ts';
import { createBackup } from '../../src/store/backup/create-backup.ts';
import { listTables } from '../../src/store/backup/list-tables.ts';
import { type Manifest, readManifest } from '../../src/store/backup/manifest.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { restoreInto } from '../../src/store/backup/restore-into.ts';
import { diagnoseStore } from '../../src/store/doctor.ts';
import { BackupTargetError } from '../../src/store/errors/backup-target.ts';
import { BackupUnreadableError } from '../../src/store/errors/backup-unreadable.ts';
import { RestoreTargetError } from '../../src/store/errors/restore-target.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { insertConnection, listConnectionRows } from '../../src/store/rows/connection-rows.ts';
import { findSecret, upsertSecret } from '../../src/store/rows/secret-rows.ts';
import { createEmptyTestDatabase, createTestDatabase, type EmptyTestDatabase, type TestDatabase } from '../test-database.ts';

const key = Buffer.alloc(32, 9);
const vault = makeVault(key);
const awkward = 'tab\there, back\\slash, line\nend, \\N, \u0001, ünï 🔑';
const place = { workspaceId: 1, connectionId: 1, field: 'secret' };

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const { store } = database;
  await withClient(store.access.configFor('owner'), (owner) => owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`));
  for (const workspace of [1, 2])
    await store.inWorkspace(workspace, async (db) => {
      const fields = { url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'c', entities: ['client', 'it"em'] };
      const { id } = await insertConnection(db, { ...fields, name: `c${workspace}` });
      const sealed = vault.seal(new Secret(`secret of ${workspace}`), { ...place, workspaceId: workspace, connectionId: id });
      await upsertSecret(db, { connectionId: id, field: 'secret', sealed });
      await db.client.query(
        `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at)
         SELECT $1, n, $2, json_build_object('n', n, 'text', $2::text), now() FROM generate_series(1, 1000) AS n`,
        [id, awkward],
      );
    });
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-backup-'));
  // The server of the restored data directory may run as another user.
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

const backUp = (includeKey = false, to = join(folder, 'b')) =>
  createBackup(database.store.access, { folder: to, key, includeKey, now: new Date('2026-03-01T00:00:00Z') });
const restore = (into: EmptyTestDatabase, from = join(folder, 'b'), withKey = key) =>
  restoreBackup(into.access, { folder: from, key: withKey, say: () => undefined });

/** Counts and a hash of every row of every table. */
const fingerprint = (access: DatabaseAccess) =>
  withClient(access.configFor('owner'), async (owner) => {
    const prints: Record<string, unknown> = {};
    for (const { name, columns } of await listTables(owner)) {
      const row = columns.map((column) => `"${column}"::text`).join(', ');
      const read = await owner.query(
        `SELECT count(*) AS rows, md5(string_agg(t, '' ORDER BY t)) AS hash FROM (SELECT ROW (${row})::text AS t FROM ${name}) x`,
      );
      prints[name] = read.rows[0];
    }
    return prints;
  });

describe('a backup', () => {
  it('holds every row of every workspace, and comes back the same in another database', async () => {
    const receipt = await backUp();
    expect(receipt).toMatchObject({ hasKey: false, rows: expect.any(Number), tables: expect.any(Number) });
    const empty = await createEmptyTestDatabase();
    try {
      expect(await restore(empty)).toMatchObject({ rows: receipt.rows, tables: receipt.tables, withoutSecret: [] });
      expect(await fingerprint(empty.access)).toEqual(await fingerprint(database.store.access));
      const store = openDatabase(empty.access);
      const sealed = await store.inWorkspace(1, (db) => findSecret(db, 1, 'secret'));
      expect(sealed && vault.open(sealed, place).reveal()).toBe('secret of 1');
      // New rows get new numbers, and the walls stand as before.
      const added = await store.inWorkspace(1, (db) =>
        insertConnection(db, { name: 'new', url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'c' }),
      );
      expect(added.id).toBe(3);
      expect((await store.inWorkspace(2, listConnectionRows)).map(({ name }) => name)).toEqual(['c2']);
      expect((await store.runQuery(1, 'SELECT DISTINCT name FROM mirror.client')).rows).toEqual([{ name: awkward }]);
      const findings = await diagnoseStore({
        access: empty.access,
        dataDir: folder,
        key: { bytes: key, file: null, isNew: false },
      });
      expect(findings.filter(({ outcome, name }) => outcome === 'fail' && name !== 'durability')).toEqual([]);
      await store.close();
    } finally {
      await empty.close();
    }
  });

  it('is of one moment, while rows are written', async () => {
    const { store } = database;
    let isDone = false;
    let written = 0;
    // Each transaction writes to two tables: a backup that is not of one moment has the one and not the other.
    const write = async () => {
      while (!isDone)
        await store.inWorkspace(1, async (db) => {
          written += 1;
          await db.client.query(`INSERT INTO mirror.asset (connection_id, id, raw, synced_at) VALUES (1, $1, '{}', now())`, [
            written,
          ]);
          await db.client.query(`INSERT INTO mirror.ticket (connection_id, id, raw, synced_at) VALUES (1, $1, '{}', now())`, [
            written,
          ]);
          await db.client.query(
            `INSERT INTO hub.connection_capability (connection_id, name, value, observed_at) VALUES (1, $1, '1', now())`,
            [`n${written}`],
          );
        });
    };
    const writing = write();
    await backUp();
    isDone = true;
    await writing;
    const { tables } = await readManifest(join(folder, 'b'));
    const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows;
    expect(written).toBeGreaterThan(3);
    expect(rowsOf('mirror.asset')).toBe(rowsOf('mirror.ticket'));
    expect(rowsOf('mirror.asset')).toBe(rowsOf('hub.connection_capability'));
    const empty = await createEmptyTestDatabase();
    await restore(empty);
    await empty.close();
  });

  it('can be read by eye and by other programs', async () => {
    await backUp();
    const text = zstdDecompressSync(await readFile(join(folder, 'b', 'hub.workspace.copy.zst'))).toString();
    expect(text).toMatch(/^1\tMain\t.*\n2\tOther\t.*\n$/);
  });

  it('is for nobody else to read, and has the key only when asked', async () => {
    await backUp();
    expect((await stat(join(folder, 'b'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'b'))).not.toContain('secret.key');
    await backUp(true, join(folder, 'with-key'));
    expect((await stat(join(folder, 'with-key', 'secret.key'))).mode & 0o777).toBe(0o600);
    for (const name of await readdir(join(folder, 'b'))) {
      const file = await readFile(join(folder, 'b', name));
      expect((name.endsWith('.zst') ? zstdDecompressSync(file) : file).includes('secret of 1'), name).toBe(false);
    }
  });

  it('is never written over anything, and leaves nothing when it fails', async () => {
    await backUp();
    await expect(backUp()).rejects.toBeInstanceOf(BackupTargetError);
    await writeFile(join(folder, 'file'), '');
    await expect(backUp(false, join(folder, 'file'))).rejects.toBeInstanceOf(BackupTargetError);
    const abort = new AbortController();
    const stopped = createBackup(database.store.access, {
      folder: join(folder, 'stopped'),
      key,
      includeKey: false,
      now: new Date(),
      signal: abort.signal,
      onTable: () => abort.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect((await readdir(folder)).sort()).toEqual(['b', 'file']);
  });
});

describe('restoring', () => {
  let empty: EmptyTestDatabase;
  beforeEach(async () => {
    empty = await createEmptyTestDatabase();
    await backUp();
  });
  afterEach(() => empty.close());

  const changeManifest = async (change: (manifest: Manifest) => unknown) => {
    const path = join(folder, 'b', 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    change(manifest);
    await writeFile(path, JSON.stringify(manifest));
  };

  it('without the key keeps all but the secrets, and names the connections that want theirs', async () => {
    expect((await restore(empty, join(folder, 'b'), Buffer.alloc(32, 1))).withoutSecret).toEqual(['c1', 'c2']);
    const store = openDatabase(empty.access);
    const [row] = await store.inWorkspace(1, listConnectionRows);
    expect(row).toMatchObject({ name: 'c1', state: 'secret-missing' });
    expect(await store.inWorkspace(1, (db) => findSecret(db, 1, 'secret'))).toBeNull();
    await store.close();
  });

  it('refuses a database in use and touches nothing of it', async () => {
    const before = await fingerprint(database.store.access);
    await expect(restore({ access: database.store.access, close: async () => undefined })).rejects.toBeInstanceOf(
      RestoreTargetError,
    );
    expect(await fingerprint(database.store.access)).toEqual(before);
  });

  it('takes the place of a hub that was opened and never used', async () => {
    const fresh = await createTestDatabase();
    await restore({ access: fresh.store.access, close: fresh.close });
    expect(await fingerprint(fresh.store.access)).toEqual(await fingerprint(database.store.access));
    await fresh.close();
  });

  it('refuses a changed file before anything is written', async () => {
    const file = join(folder, 'b', 'mirror.client.copy.zst');
    await truncate(file, (await stat(file)).size - 1);
    await expect(restore(empty)).rejects.toMatchObject({
      constructor: BackupUnreadableError,
      causes: [expect.stringContaining('mirror.client')],
    });
    expect(await fingerprint(empty.access)).toEqual({});
  });

  it('refuses a backup with fewer rows than it says, and can be run again', async () => {
    await changeManifest(({ tables }) =>
      Object.assign(tables.find(({ name }) => name === 'mirror.client') ?? {}, { rows: 2001 }),
    );
    await expect(restore(empty)).rejects.toMatchObject({ causes: [expect.stringContaining('2001')] });
    await changeManifest(({ tables }) =>
      Object.assign(tables.find(({ name }) => name === 'mirror.client') ?? {}, { rows: 2000 }),
    );
    await restore(empty);
    expect(await fingerprint(empty.access)).toEqual(await fingerprint(database.store.access));
  });

  it.each<[string, (manifest: Manifest) => unknown]>([
    ['a newer Sundog', ({ migrations }) => migrations.push({ number: 9999, name: 'later', checksum: 'x' })],
    ['another format', (manifest) => Object.assign(manifest, { format: 2 })],
    ['a path in the name of a table', ({ tables }) => Object.assign(tables[0] ?? {}, { file: '../../etc/passwd' })],
    ['SQL in the name of a table', ({ tables }) => Object.assign(tables[0] ?? {}, { name: 'hub.workspace; DROP SCHEMA hub' })],
  ])('refuses a manifest with %s', async (_, change) => {
    await changeManifest(change);
    await expect(restore(empty)).rejects.toBeInstanceOf(BackupUnreadableError);
  });

  it.each(['', 'not json', '{}'])('refuses a folder that is not a backup (%j)', async (text) => {
    await writeFile(join(folder, 'b', 'manifest.json'), text);
    await expect(restore(empty)).rejects.toBeInstanceOf(BackupUnreadableError);
    await expect(restore(empty, join(folder, 'absent'))).rejects.toBeInstanceOf(BackupUnreadableError);
  });
});

it('restores into a data directory that does not exist, with the key of the backup', async () => {
  await backUp(true);
  const dataDir = join(folder, 'home');
  const options = { dataDir, databaseUrl: null, rolePrefix: 'sundog', say: () => undefined };
  const receipt = await restoreInto({ ...options, folder: join(folder, 'b'), secretKey: null });
  expect(receipt.withoutSecret).toEqual([]);
  const store = await openStore({ ...options, key });
  expect(await fingerprint(store.access)).toEqual(await fingerprint(database.store.access));
  expect(Buffer.from(await readFile(join(dataDir, 'secret.key'), 'utf8'), 'base64').equals(key)).toBe(true);
  await store.close();
  await expect(restoreInto({ ...options, folder: join(folder, 'b'), secretKey: null })).rejects.toBeInstanceOf(
    RestoreTargetError,
  );
});
