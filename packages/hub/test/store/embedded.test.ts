import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import type { Store } from '../../src/store/database.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isAlive } from '../../src/store/embedded/process-alive.ts';
import { folderHash } from '../../src/store/embedded/socket-folder.ts';
import { EngineStartError } from '../../src/store/errors/engine-start.ts';
import { EngineVersionError } from '../../src/store/errors/engine-version.ts';
import { SocketFolderError } from '../../src/store/errors/socket-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { findWorkspace } from '../../src/store/rows/workspace-rows.ts';
import { startStoreProcess } from './store-process.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
let dataDir: string;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-embedded-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'home');
});
afterAll(() => rm(folder, { recursive: true }));

const open = (at = dataDir): Promise<Store> => {
  said.length = 0;
  return openStore({
    dataDir: at,
    databaseUrl: null,
    key: Buffer.alloc(32, 1),
    rolePrefix: 'sundog',
    say: (text) => said.push(text),
  });
};
const databaseOf = (at = dataDir) => join(at, 'database');
const works = async (store: Store) => expect(await store.inWorkspace(1, findWorkspace)).toMatchObject({ id: 1, name: 'Main' });
const postmasterOf = async (at = dataDir) => (await findPostmaster(databaseOf(at)))?.pid ?? null;

describe('an embedded database', () => {
  it('is made at the first start, and stopped at the end', async () => {
    const began = performance.now();
    const store = await open();
    console.info(`first start ${Math.round(performance.now() - began)} ms`);
    await works(store);
    const pid = await postmasterOf();
    expect(pid).not.toBeNull();
    await store.close();
    expect(await postmasterOf()).toBeNull();
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(await stat(`/tmp/sundog-${folderHash(databaseOf())}`).catch(() => null)).toBeNull();
  });

  it('is open again at once, and has nothing to say', async () => {
    const holder = await startStoreProcess(dataDir);
    console.info(`second start ${holder.openedMs} ms`);
    expect(await holder.end()).toBe(0);
    const store = await open();
    expect(said).toEqual([]);
    await store.close();
  });

  it('listens on a private socket and nowhere else', async () => {
    const store = await open();
    await withClient(store.access.configFor('owner'), async (owner) => {
      expect((await owner.query('SHOW listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
      expect((await owner.query('SHOW fsync')).rows).toEqual([{ fsync: 'on' }]);
    });
    const socketFolder = await stat(`/tmp/sundog-${folderHash(databaseOf())}`);
    expect(socketFolder.mode & 0o777).toBe(0o700);
    expect((await stat(databaseOf())).mode & 0o777).toBe(0o700);
    if (isRoot) expect([socketFolder.uid, (await stat(databaseOf())).uid]).toEqual([65534, 65534]);
    await store.close();
  });

  it('never runs as root, and its programs stay out of the hands of its user', async ({ skip }) => {
    if (!isRoot) skip('only root has another user to run it as');
    const store = await open();
    expect((await stat(`/proc/${await postmasterOf()}`)).uid).toBe(65534);
    for (const name of await readdir(join(dataDir, 'engine'))) expect((await stat(join(dataDir, 'engine', name))).uid).toBe(0);
    await store.close();
  });

  it('F40: is used by two hubs at once; the last one stops it', async () => {
    const store = await open();
    const pid = await postmasterOf();
    const other = await startStoreProcess(dataDir);
    expect(await postmasterOf()).toBe(pid);
    await store.close();
    expect(await postmasterOf()).toBe(pid);
    await other.end();
    expect(await postmasterOf()).toBeNull();
  });

  it('bears hubs that come and go at the same moment', async () => {
    for (let round = 0; round < 3; round += 1)
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          const store = await openStore({
            dataDir,
            databaseUrl: null,
            key: Buffer.alloc(32, 1),
            rolePrefix: 'sundog',
            say: () => undefined,
          });
          await works(store);
          await store.close();
        }),
      );
    expect(await postmasterOf()).toBeNull();
  });

  it('outlives a hub that is killed, and is found by the next, which stops it', async () => {
    const killed = await startStoreProcess(dataDir);
    const pid = await postmasterOf();
    await killed.kill();
    expect(isAlive(pid ?? 0)).toBe(true);
    const store = await open();
    expect(await postmasterOf()).toBe(pid);
    await works(store);
    await store.close();
    expect(await postmasterOf()).toBeNull();
  });

  it('recovers when the server itself was killed', async () => {
    const holder = await startStoreProcess(dataDir);
    process.kill((await postmasterOf()) ?? 0, 'SIGKILL');
    await holder.kill();
    const store = await open();
    await works(store);
    await store.close();
  });

  it('is not fooled by a postmaster.pid that names a stranger', async () => {
    await writeFile(
      join(databaseOf(), 'postmaster.pid'),
      `${process.pid}\n${databaseOf()}\n1700000000\n5432\n/tmp\n\n  12345 67890\nready   \n`,
    );
    const store = await open();
    await works(store);
    await store.close();
  });
});

describe('a first start', () => {
  it('begins anew where another was killed while it made the database', async () => {
    const at = join(folder, 'half-made');
    await mkdir(`${databaseOf(at)}.new-999999-abcd`, { recursive: true });
    await writeFile(join(`${databaseOf(at)}.new-999999-abcd`, 'PG_VERSION'), '18\n');
    await mkdir(join(at, 'engine', '18.0.0.partial-999999-abcd'), { recursive: true });
    const store = await open(at);
    await works(store);
    await store.close();
    expect((await readdir(at)).filter((name) => name.includes('.new-'))).toEqual([]);
    expect((await readdir(join(at, 'engine'))).filter((name) => name.includes('.partial-'))).toEqual([]);
  });

  it('F40: gives one database to two hubs that begin at once', async () => {
    const at = join(folder, 'twice');
    const [one, two] = await Promise.all([startStoreProcess(at), startStoreProcess(at)]);
    expect(await Promise.all([one.end(), two.end()])).toEqual([0, 0]);
    expect(await postmasterOf(at)).toBeNull();
    expect((await readdir(at)).sort()).toEqual(['database', 'engine', 'logs']);
  });

  it('puts the database elsewhere when its server could not reach it, and says where', async ({ skip }) => {
    if (!isRoot) skip('only root runs the server as another user');
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const at = join(closed, 'home');
    const home = `/var/lib/sundog/${folderHash(at)}`;
    const store = await open(at);
    try {
      await works(store);
      expect(said.join('')).toContain(home);
      expect(await readFile(join(at, 'WHERE-THE-DATABASE-IS.txt'), 'utf8')).toBe(`${home}\n`);
    } finally {
      await store.close();
      await rm(home, { recursive: true });
    }
  });
});

describe('an embedded database that cannot be', () => {
  it('of another major version is refused with the way out', async () => {
    const version = join(databaseOf(), 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(open()).rejects.toMatchObject({
      constructor: EngineVersionError,
      message: expect.stringContaining('PostgreSQL 17'),
      remedy: expect.stringContaining('backup'),
    });
    await writeFile(version, '18\n');
  });

  it('with damaged files is refused, and leaves nothing running', async () => {
    const control = join(databaseOf(), 'global', 'pg_control');
    const whole = await readFile(control);
    await writeFile(control, Buffer.alloc(whole.length));
    await expect(open()).rejects.toBeInstanceOf(EngineStartError);
    expect(await postmasterOf()).toBeNull();
    await writeFile(control, whole);
  });

  it('whose socket folder was put there by somebody else is refused', async ({ skip }) => {
    if (!isRoot) skip('only root can play another user');
    const socketFolder = `/tmp/sundog-${folderHash(databaseOf())}`;
    await mkdir(socketFolder, { mode: 0o777 });
    await chmod(socketFolder, 0o777);
    await expect(open()).rejects.toBeInstanceOf(SocketFolderError);
    await rm(socketFolder, { recursive: true });
    const store = await open();
    await works(store);
    await store.close();
  });
});
