import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { unlimitedBudget } from '@sundog/halo';
import { startSandbox } from '@sundog/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SyncReport } from '../../../src/engine/sync/progress.ts';
import { systemClock } from '../../../src/foundation/clock.ts';
import { HubError } from '../../../src/foundation/errors/hub-error.ts';
import { SyncBusyError } from '../../../src/foundation/errors/sync-busy.ts';
import type { Store } from '../../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.ts';
import { findPostmaster } from '../../../src/store/embedded/postmaster.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { insertAuditEntry } from '../../../src/store/rows/audit-rows.ts';
import { insertConnection } from '../../../src/store/rows/connection-rows.ts';
import { type FaultScene, findCheckpointsAhead, findLostRows } from '../invariants.ts';
import { openMortalHub } from '../mortal-hub.ts';

const run = promisify(execFile);
const names = ['client', 'site', 'ticket'];
const silent = () => undefined;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-database-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (dataDir: string) =>
  openStore({ dataDir, databaseUrl: null, key: Buffer.alloc(32, 1), rolePrefix: 'sundog', say: silent });

/** A small HaloPSA and its connection in this store. */
async function connectSandbox(store: Store, tickets: number) {
  const sandbox = await startSandbox({ seed: 36, world: { clients: 8, sites: 12, users: 10, agents: 3, assets: 10, tickets } });
  const { url, resourceServer, authServer, tenant, clientId } = sandbox;
  const connection = await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'halo', url, resourceServer, authServer, tenant, clientId }),
  );
  return { sandbox, connectionId: connection.id };
}

const queryOf =
  (store: Store): FaultScene['query'] =>
  (sql, parameters = []) =>
    store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);

it('F36: a database that is restarted again and again under load loses no commit, and is worked with again within 5 seconds', async () => {
  const dataDir = join(folder, 'home');
  const store = await open(dataDir);
  const { sandbox, connectionId } = await connectSandbox(store, 400);
  const hub = openMortalHub({ sandbox, access: store.access, connectionId, clock: systemClock, budget: unlimitedBudget() });
  const committed: number[] = [];
  let isOver = false;
  let lastCommitAt = 0;
  const write = async () => {
    for (let number = 1; !isOver; number += 1) {
      const entry = { actor: 'test', verb: 'test.write', subject: String(number), detail: {}, at: new Date() };
      try {
        await store.inWorkspace(1, (db) => insertAuditEntry(db, entry));
        committed.push(number);
        lastCommitAt = performance.now();
      } catch (error) {
        expect(error).toMatchObject({ code: 'database-unavailable' });
      }
      await delay(2);
    }
  };
  const sync = async () => {
    while (!isOver) {
      const end = await hub.sync({ only: names, full: true, pageSizes: { ticket: 20 } }).catch((error: unknown) => error);
      if (end instanceof Error) expect(end).toBeInstanceOf(HubError);
      await delay(20);
    }
  };
  const load = Promise.all([write(), sync()]);
  const recoveries: number[] = [];
  for (let restart = 1; restart <= 24; restart += 1) {
    await delay(60);
    const pid = (await findPostmaster(join(dataDir, 'database')))?.pid ?? 0;
    // In turns as an administrator stops it, and as it ends when it crashes.
    process.kill(pid, restart % 2 === 0 ? 'SIGQUIT' : 'SIGINT');
    while ((await findPostmaster(join(dataDir, 'database')))?.pid === pid) await delay(5);
    await startEmbeddedPostgres({ dataDir, say: silent });
    const began = performance.now();
    while (lastCommitAt < began) await delay(2);
    recoveries.push(lastCommitAt - began);
  }
  isOver = true;
  await load;
  console.info(`24 restarts, ${committed.length} commits, longest recovery ${(Math.max(...recoveries) / 1000).toFixed(2)} s`);
  expect(Math.max(...recoveries)).toBeLessThan(5_000);
  const query = queryOf(store);
  const found = await query<{ subject: string }>(`SELECT subject FROM hub.audit_event WHERE verb = 'test.write'`);
  const kept = new Set(found.map(({ subject }) => Number(subject)));
  expect(committed.filter((number) => !kept.has(number))).toEqual([]);
  // No human hand: the next sync is whole. A lease that could not be given back while the database was away lapses within 10 seconds.
  const lapsedAt = performance.now() + 10_000;
  const syncOnceFree = async (): Promise<SyncReport> => {
    try {
      return await hub.sync({ only: names, full: true });
    } catch (error) {
      if (!(error instanceof SyncBusyError) || performance.now() > lapsedAt) throw error;
      await delay(200);
      return syncOnceFree();
    }
  };
  expect((await syncOnceFree()).outcome).toBe('complete');
  expect(await findLostRows({ sandbox, connectionId, query, names })).toEqual([]);
  await hub.close();
  await store.close();
  await sandbox.close();
}, 180_000);

it('F35: a disk that is full is said, nothing is damaged, and all goes on when there is room', async ({ skip }) => {
  const disk = join(folder, 'disk');
  const isMounted = await run('mkdir', [disk])
    .then(() => run('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk]))
    .then(
      () => true,
      () => false,
    );
  if (!isMounted) skip('mounting a small disk is not permitted here');
  const dataDir = join(disk, 'home');
  let store = await open(dataDir);
  const { sandbox, connectionId } = await connectSandbox(store, 6_000);
  try {
    const openHub = () =>
      openMortalHub({ sandbox, access: store.access, connectionId, clock: systemClock, budget: unlimitedBudget() });
    const { bavail, bsize } = await statfs(disk);
    const ballast = join(disk, 'ballast');
    await writeFile(ballast, Buffer.alloc(bavail * bsize - 3_000_000));
    const hub = openHub();
    const end = await hub.sync({ only: names, full: true }).then(
      () => null,
      (error: unknown) => error,
    );
    console.info(`on a full disk: ${String(end)}`);
    expect(end).toBeInstanceOf(HubError);
    expect(end).toMatchObject({
      code: expect.stringMatching(/^(disk-full|database-unavailable)$/),
      remedy: expect.stringMatching(/./),
    });
    await hub.close();
    await rm(ballast);
    // A server that ended for want of room is started again by whoever opens the data directory.
    await store.close();
    store = await open(dataDir);
    const scene: FaultScene = { sandbox, connectionId, query: queryOf(store), names };
    expect(await findCheckpointsAhead(scene)).toEqual([]);
    const next = openHub();
    expect((await next.sync({ only: names, full: true })).outcome).toBe('complete');
    await next.close();
    expect(await findLostRows(scene)).toEqual([]);
  } finally {
    await store.close();
    await sandbox.close();
    await run('umount', ['-l', disk]);
  }
}, 120_000);
