import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rotateKey } from '../../src/entry/rotate-key.ts';
import { findNextSecret, keepSecret, readSecret } from '../../src/features/setup/keep-secret.ts';
import { laterKeys, prepareNextKey } from '../../src/foundation/key-succession.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { loadSecretKey, type SecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings, type Settings } from '../../src/foundation/settings.ts';
import { keyIdOf, makeVault } from '../../src/foundation/vault.ts';
import type { Store } from '../../src/store/database.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { upsertSecret } from '../../src/store/rows/secret-rows.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

const oldText = Buffer.alloc(32, 5).toString('base64');
const newText = Buffer.alloc(32, 6).toString('base64');

let database: TestDatabase;
let folder: string;
let key: SecretKey;
let ids: number[];
const fileSettings = readSettings({});
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sundog-key-'));
  key = await loadSecretKey(null, folder);
  ids = await fill(key);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** Three connections with a secret each, the first with one given ahead of time as well. */
async function fill(under: SecretKey): Promise<number[]> {
  const vault = makeVault(under.bytes);
  return database.store.inWorkspace(1, async (db) => {
    const made = [];
    for (const name of ['a', 'b', 'c']) {
      const at = { name, url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'i' };
      const { id } = await insertConnection(db, at);
      await keepSecret({ db, vault, workspaceId: 1 }, id, new Secret(`secret of ${name}`));
      made.push(id);
    }
    const place = { workspaceId: 1, connectionId: made[0] ?? 0, field: 'next-secret' };
    await upsertSecret(db, { ...place, sealed: vault.seal(new Secret('ahead'), place) });
    return made;
  });
}

/** What a process reads that has loaded this key, or that starts now. */
async function readable(held?: SecretKey, settings: Settings = fileSettings): Promise<readonly string[]> {
  const at = held ?? (await loadSecretKey(settings.secretKey, folder));
  const deps = { store: database.store, workspaceId: 1, vault: makeVault(at.bytes, () => laterKeys(at, settings.secretKeyNext)) };
  const read = await Promise.all(ids.map((id) => readSecret(deps, { id, name: String(id) })));
  return [...read, await findNextSecret(deps, ids[0] ?? 0)].map((secret) => secret?.reveal() ?? 'none');
}
const all = ['secret of a', 'secret of b', 'secret of c', 'ahead'];
const sealedUnder = async () =>
  (
    await database.store.inWorkspace(1, (db) =>
      db.client.query<{ key_id: string }>('SELECT DISTINCT key_id FROM hub.connection_secret ORDER BY 1'),
    )
  ).rows.map(({ key_id }) => key_id);

it('puts every secret under a new key, and the process that holds the old one reads and writes on', async () => {
  const { resealed, already, keyId } = await rotateKey({ store: database.store, key, settings: fileSettings });
  expect({ resealed, already }).toEqual({ resealed: 4, already: 0 });
  expect(keyId).not.toBe(keyIdOf(key.bytes));
  expect(await sealedUnder()).toEqual([keyId]);
  expect(keyIdOf((await loadSecretKey(null, folder)).bytes)).toBe(keyId);
  expect(await readdir(folder)).toEqual(['secret.key']);
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(await readable()).toEqual(all);
  expect(await readable(key)).toEqual(all);
  // What that process seals now opens for whoever comes later.
  const vault = makeVault(key.bytes, () => laterKeys(key, null));
  await database.store.inWorkspace(1, (db) => keepSecret({ db, vault, workspaceId: 1 }, ids[1] ?? 0, new Secret('newer')));
  expect((await readable())[1]).toBe('newer');
  expect(await sealedUnder()).toEqual([keyId]);
});

it('S82: killed before anything was sealed anew, leaves everything readable, and goes on with the same key', async () => {
  const next = await prepareNextKey(key, null);
  expect(await readable()).toEqual(all);
  const { keyId } = await rotateKey({ store: database.store, key: await loadSecretKey(null, folder), settings: fileSettings });
  expect(keyId).toBe(keyIdOf(next));
  expect(await readable()).toEqual(all);
});

it('S82: killed in the middle of the secrets, changes none of them', async () => {
  let sealed = 0;
  const mortal: Store = {
    ...database.store,
    access: database.store.access,
    inWorkspace: (id, work, options) =>
      database.store.inWorkspace(
        id,
        (db) => {
          const client = new Proxy(db.client, {
            get: (target, name) => {
              if (name !== 'query') return Reflect.get(target, name);
              return (text: string, values: unknown[]) => {
                if (/^UPDATE hub.connection_secret SET ciphertext/.test(text)) {
                  sealed += 1;
                  if (sealed === 3) throw new Error('power cut');
                }
                return target.query(text, values);
              };
            },
          });
          return work({ client, query: db.query });
        },
        options,
      ),
  };
  await expect(rotateKey({ store: mortal, key, settings: fileSettings })).rejects.toThrow('power cut');
  expect(sealed).toBe(3);
  expect(await sealedUnder()).toEqual([keyIdOf(key.bytes)]);
  expect(await readable()).toEqual(all);
  expect((await rotateKey({ store: database.store, key, settings: fileSettings })).resealed).toBe(4);
  expect(await readable()).toEqual(all);
});

it('S82: killed before the new key took its place, leaves everything readable, and finishes', async () => {
  const next = await prepareNextKey(key, null);
  const nextHeld: SecretKey = { bytes: next, file: null, isNew: false };
  // All secrets are under the next key, and the file still holds the old one.
  await database.store.inWorkspace(1, (db) => db.client.query('DELETE FROM hub.connection'));
  ids = await fill(nextHeld);
  expect(await readable()).toEqual(all);
  const report = await rotateKey({ store: database.store, key: await loadSecretKey(null, folder), settings: fileSettings });
  expect(report).toMatchObject({ resealed: 0, already: 4, keyId: keyIdOf(next) });
  expect(await readable()).toEqual(all);
  expect(await readdir(folder)).toEqual(['secret.key']);
});

it('changes to the key that the environment names next, and says when there is none', async () => {
  const held = await loadSecretKey(new Secret(oldText), folder);
  await database.store.inWorkspace(1, (db) => db.client.query('DELETE FROM hub.connection'));
  ids = await fill(held);
  const without = readSettings({ SUNDOG_SECRET_KEY: oldText });
  await expect(rotateKey({ store: database.store, key: held, settings: without })).rejects.toMatchObject({
    code: 'next-key-missing',
  });
  const during = readSettings({ SUNDOG_SECRET_KEY: oldText, SUNDOG_SECRET_KEY_NEXT: newText });
  expect((await rotateKey({ store: database.store, key: held, settings: during })).resealed).toBe(4);
  expect(await readable(undefined, during)).toEqual(all);
  expect(await readable(undefined, readSettings({ SUNDOG_SECRET_KEY: newText }))).toEqual(all);
});

it('S82: changes nothing where a secret is under a key that is not here', async () => {
  const foreign = { workspaceId: 1, connectionId: ids[2] ?? 0, field: 'secret' };
  const sealed = makeVault(Buffer.alloc(32, 9)).seal(new Secret('x'), foreign);
  await database.store.inWorkspace(1, (db) => upsertSecret(db, { ...foreign, sealed }));
  const before = await readFile(join(folder, 'secret.key'), 'utf8');
  await expect(rotateKey({ store: database.store, key, settings: fileSettings })).rejects.toMatchObject({ code: 'wrong-key' });
  expect(await sealedUnder()).toContain(keyIdOf(key.bytes));
  expect(await readFile(join(folder, 'secret.key'), 'utf8')).toBe(before);
});
