import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashPointName } from '../../../src/foundation/crash-point.ts';
import type { Store } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { insertConnection } from '../../../src/store/rows/connection-rows.ts';
import type { SandboxMirror } from '../../sync/sandbox-mirror.ts';
import { startSyncProcess } from '../../sync/start-sync-process.ts';
import { type FaultScene, findCheckpointsAhead, findFalseTombstones, findLostRows } from '../invariants.ts';

const only = ['client', 'ticket'];
/** Every phase of a pass, and the so many-th time at which the process is killed there: never the first where it comes often. */
const phases: readonly (readonly [CrashPointName, number])[] = [
  ['sync.pass-begun', 2],
  ['sync.page-fetched', 4],
  ['sync.rows-copied', 2],
  ['sync.rows-written', 2],
  ['sync.checkpoint-set', 2],
  ['sync.committed', 2],
  ['sync.tombstones-set', 1],
];

describe('a syncing process', () => {
  let folder: string;
  let sandbox: Sandbox;
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sundog-phases-'));
    await chmod(folder, 0o755);
    sandbox = await startSandbox({ seed: 32, world: { clients: 8, tickets: 200, assets: 10, users: 10, sites: 10, agents: 3 } });
    store = await openStore({
      dataDir: join(folder, 'home'),
      databaseUrl: null,
      key: Buffer.alloc(32, 1),
      rolePrefix: 'sundog',
      say: () => undefined,
    });
  });
  afterAll(async () => {
    await store.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  const query: SandboxMirror['query'] = (sql, parameters = []) =>
    store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);

  it.each(phases)(
    'F32: killed by kill -9 at %s (time %i) leaves rows and checkpoint of one piece, and the next one ends with every row',
    async (point, time) => {
      const { url, resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
      const { id: connectionId } = await store.inWorkspace(1, (db) =>
        insertConnection(db, { name: point, url, resourceServer, authServer, tenant, clientId }),
      );
      const scene: FaultScene = { sandbox, connectionId, query, names: only };
      const order = {
        dataDir: join(folder, 'home'),
        connectionId,
        resourceServer,
        authServer,
        tenant,
        clientId,
        clientSecret,
        only,
      };
      const sizes = { pageSizes: { client: 3, ticket: 20 }, batchRows: 30 };
      if (point === 'sync.tombstones-set') {
        // There is nothing to be called gone in a first sync.
        expect(await startSyncProcess(order).ended).toBe('complete');
        sandbox.control.edit({ entity: 'ticket', key: 9, delete: true, silent: true });
      }
      expect(await startSyncProcess({ ...order, ...sizes, killAt: { point, time } }).ended).toBeNull();
      expect(await findCheckpointsAhead(scene)).toEqual([]);
      expect(await findFalseTombstones(scene)).toEqual([]);
      // Without a human hand, and without waiting: the dead one's lease shows as dead at once.
      expect(await startSyncProcess({ ...order, ...sizes }).ended).toBe('complete');
      expect(await findLostRows(scene)).toEqual([]);
      expect(await findFalseTombstones(scene)).toEqual([]);
      expect(await query(`SELECT 1 FROM hub.sync_pass WHERE connection_id = $1 AND state = 'running'`, [connectionId])).toEqual(
        [],
      );
    },
    60_000,
  );

  it('F42: with little memory finishes or fails cleanly, and swallows no row', async ({ skip }) => {
    if (process.platform === 'win32') skip('Node without a limit of memory');
    const large = await startSandbox({ seed: 42, world: { tickets: 12_000 } });
    try {
      const { url, resourceServer, authServer, tenant, clientId, clientSecret } = large;
      const { id: connectionId } = await store.inWorkspace(1, (db) =>
        insertConnection(db, { name: 'little memory', url, resourceServer, authServer, tenant, clientId }),
      );
      const scene: FaultScene = { sandbox: large, connectionId, query, names: ['ticket'] };
      const order = { dataDir: join(folder, 'home'), connectionId, resourceServer, authServer, tenant, clientId, clientSecret };
      const ended = await startSyncProcess(order, ['--max-old-space-size=48']).ended.catch((error: unknown) => error);
      console.info(`12,000 tickets with 48 MB of heap: ${ended instanceof Error ? 'out of memory' : String(ended)}`);
      expect(await findCheckpointsAhead(scene)).toEqual([]);
      if (ended !== 'complete') expect(await startSyncProcess(order).ended).toBe('complete');
      expect(await findLostRows(scene)).toEqual([]);
    } finally {
      await large.close();
    }
  }, 90_000);
});
