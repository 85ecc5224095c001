import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdLeases } from '../../src/engine/jobs/hold-leases.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { compareWithOracle, noDifference, pagesAsked } from '../sync/evidence.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';
import { type SyncProcess, startSyncProcess } from '../sync/start-sync-process.ts';

describe('a process that stands still while it holds a lease', () => {
  let folder: string;
  let dataDir: string;
  let sandbox: Sandbox;
  let store: Store;
  let connectionId: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sundog-fencing-'));
    await chmod(folder, 0o755);
    dataDir = join(folder, 'home');
    sandbox = await startSandbox({ seed: 41, world: { tickets: 6_000 } });
    store = await openStore({ dataDir, databaseUrl: null, key: Buffer.alloc(32, 1), rolePrefix: 'sundog', say: () => undefined });
    const { url, resourceServer, authServer, tenant, clientId } = sandbox;
    const connection = await store.inWorkspace(1, (db) =>
      insertConnection(db, { name: 'halo', url, resourceServer, authServer, tenant, clientId }),
    );
    connectionId = connection.id;
  });
  afterAll(async () => {
    await store.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const query: SandboxMirror['query'] = (sql, parameters = []) =>
    store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);
  const start = (): SyncProcess => {
    const { resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
    return startSyncProcess({ dataDir, connectionId, resourceServer, authServer, tenant, clientId, clientSecret });
  };
  const holders = () =>
    query<{ holder: string | null }>(`SELECT holder FROM hub.lease WHERE connection_id = $1 AND work = 'ticket'`, [connectionId]);
  const openTransactions = () =>
    query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database() AND pid <> pg_backend_pid()`,
    );

  it('F39: loses it within 10 seconds, and what it wanted to write is refused', { timeout: 180_000 }, async () => {
    const first = start();
    while (pagesAsked(sandbox, 'tickets').length < 30) await delay(1);
    first.signal('SIGSTOP');
    const stoodStillAt = performance.now();
    const held = await openTransactions();
    // What it has read and not written yet is out of date from now on.
    for (let key = 1; key <= 6_000; key += 1) sandbox.control.edit({ entity: 'ticket', key, changes: { summary: `new ${key}` } });
    let end: string | null = 'busy';
    let tookOverAt = 0;
    for (let tries = 0; end === 'busy'; tries += 1) {
      const began = performance.now();
      end = await start().ended;
      tookOverAt = began;
      if (tries > 60) throw new Error('Nobody took over.');
    }
    console.info(`taken over after ${((tookOverAt - stoodStillAt) / 1000).toFixed(1)} s; transactions left open: ${held.length}`);
    expect(end).toBe('complete');
    expect(tookOverAt - stoodStillAt).toBeLessThan(10_000);

    first.signal('SIGCONT');
    expect(await first.ended).toBe('fence lost');
    const [stale] = await query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM mirror.ticket WHERE summary NOT LIKE 'new %'`,
    );
    expect(stale).toEqual({ rows: 0 });
    expect(await compareWithOracle({ sandbox, query, connectionId }, 'ticket')).toEqual(noDifference);
    expect(await holders()).toEqual([{ holder: null }]);
  });

  it('F43: keeps it while its event loop is blocked for 5 seconds', { timeout: 30_000 }, async () => {
    const work = { workspaceId: 1, connectionId, works: ['asset'] };
    const leases = await holdLeases(store, work);
    const other = await openStore({
      dataDir,
      databaseUrl: null,
      key: Buffer.alloc(32, 1),
      rolePrefix: 'sundog',
      say: () => undefined,
      migrate: false,
    });
    try {
      await delay(1_900);
      await other.inWorkspace(1, async (db) => {
        // Looked at by the database while the holder cannot do anything: once it can, its next beat might come first.
        const look: Promise<unknown> = db.client.query(
          `SELECT pg_sleep(4.7); SELECT expires_at > clock_timestamp() AS "isHeld" FROM hub.lease WHERE work = 'asset'`,
        );
        await delay(20);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
        expect((await look) as readonly unknown[]).toMatchObject([{}, { rows: [{ isHeld: true }] }]);
      });
      expect(await holdLeases(other, work)).toBeNull();
      await delay(300);
      expect(leases?.lost.aborted).toBe(false);
      await store.inWorkspace(1, async (db) => leases?.fence(db));
    } finally {
      await leases?.release();
    }
    const next = await holdLeases(other, work);
    expect(next).not.toBeNull();
    await next?.release();
    await other.close();
  });

  it('F39: has the transaction ended that it stands in the middle of', { timeout: 30_000 }, async () => {
    const work = { workspaceId: 1, connectionId, works: ['site'] };
    const leases = await holdLeases(store, work);
    const other = await openStore({
      dataDir,
      databaseUrl: null,
      key: Buffer.alloc(32, 1),
      rolePrefix: 'sundog',
      say: () => undefined,
      migrate: false,
    });
    const write = store.inWorkspace(1, async (db) => {
      await leases?.fence(db);
      await db.client.query(`UPDATE hub.connection SET name = 'overwritten' WHERE id = $1`, [connectionId]);
      // As long as the process stands still the lease lapses; here its beats are held up by a lapse that is written.
      await other.inWorkspace(1, (foreign) =>
        foreign.client.query(`UPDATE hub.lease SET expires_at = now() - interval '1 s' WHERE work = 'site'`),
      );
      const taken = await holdLeases(other, work);
      expect(taken).not.toBeNull();
      await taken?.release();
      await db.client.query('SELECT 1');
    });
    await expect(write).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(await query('SELECT name FROM hub.connection')).toEqual([{ name: 'halo' }]);
    await expect(store.inWorkspace(1, async (db) => leases?.fence(db))).rejects.toMatchObject({ code: 'fence-lost' });
    expect(leases?.lost.aborted).toBe(true);
    await leases?.release();
    await other.close();
  });
});
