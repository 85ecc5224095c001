import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { compareWithOracle, noDifference, pagesAsked } from './evidence.ts';
import type { SandboxMirror } from './sandbox-mirror.ts';
import { type SyncProcess, startSyncProcess } from './start-sync-process.ts';

const tickets = 6_050;
const pages = 61;

describe('a syncing process', () => {
  let folder: string;
  let dataDir: string;
  let sandbox: Sandbox;
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sundog-kill-'));
    await chmod(folder, 0o755);
    dataDir = join(folder, 'home');
    sandbox = await startSandbox({ seed: 31, world: { tickets } });
    store = await openStore({ dataDir, databaseUrl: null, key: Buffer.alloc(32, 1), rolePrefix: 'sundog', say: () => undefined });
  });
  afterAll(async () => {
    await store.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const query: SandboxMirror['query'] = (sql, parameters = []) =>
    store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);

  async function addConnection(name: string): Promise<number> {
    const { url, resourceServer, authServer, tenant, clientId } = sandbox;
    const connection = await store.inWorkspace(1, (db) =>
      insertConnection(db, { name, url, resourceServer, authServer, tenant, clientId }),
    );
    return connection.id;
  }

  function start(connectionId: number): SyncProcess {
    sandbox.control.clearRequests();
    const { resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
    return startSyncProcess({ dataDir, connectionId, resourceServer, authServer, tenant, clientId, clientSecret });
  }

  /** Resolves when so many pages were asked for, or the process has ended. */
  async function untilAsked(count: number, process: SyncProcess): Promise<void> {
    let hasEnded = false;
    const note = () => {
      hasEnded = true;
    };
    process.ended.then(note, note);
    while (!hasEnded && pagesAsked(sandbox, 'tickets').length < count) await delay(1);
  }

  /** Everything that the checkpoint claims, in one statement and so at one moment. Null: no pass is open. */
  async function readCheckpoint(connectionId: number) {
    const [found] = await query<{ next_page: number; rows_read: number; seen_pages: number; seen_rows: number; absent: number }>(
      `SELECT p.next_page, p.rows_read, s.pages AS seen_pages, s.rows AS seen_rows,
              (SELECT count(*) FROM hub.sync_seen k, unnest(k.i1) AS id
                WHERE k.pass_id = p.id AND NOT EXISTS (SELECT 1 FROM mirror.ticket m WHERE m.connection_id = $1 AND m.id = id)) AS absent
         FROM hub.sync_pass p,
              LATERAL (SELECT count(*) AS pages, coalesce(sum(cardinality(i1)), 0)::int AS rows FROM hub.sync_seen WHERE pass_id = p.id) s
        WHERE p.connection_id = $1 AND p.state = 'running'`,
      [connectionId],
    );
    return found ?? null;
  }

  async function expectCheckpointBehindRows(connectionId: number): Promise<number> {
    const checkpoint = await readCheckpoint(connectionId);
    if (checkpoint === null) return 1;
    const { next_page, rows_read, seen_pages, seen_rows, absent } = checkpoint;
    expect({ absent, seen_pages, seen_rows }).toEqual({ absent: 0, seen_pages: next_page - 1, seen_rows: rows_read });
    return next_page;
  }

  const seed = Number(process.env['SUNDOG_TEST_SEED'] ?? Date.now() % 1_000_000);
  const random = makeRandom(seed);

  it.each([1, 2, 3])(
    'F32: that is killed again and again ends with every ticket once (round %i)',
    async (round) => {
      const connectionId = await addConnection(`round ${round}`);
      const story: string[] = [];
      for (let kills = 0, end: string | null = null; end !== 'complete'; ) {
        const running = start(connectionId);
        if (kills < 2) {
          const after = 1 + Math.floor(random() * pages);
          await untilAsked(after, running);
          await delay(random() * 60);
          running.signal('SIGKILL');
          kills += 1;
          story.push(`killed after ${after} pages`);
        }
        end = await running.ended;
        const next = await expectCheckpointBehindRows(connectionId);
        story.push(`${end ?? 'dead'}, next page ${next}`);
        // A killed process may hold its lock until the server notices.
        expect(['complete', 'busy', null]).toContain(end);
      }
      console.info(`seed ${seed}, round ${round}: ${story.join('; ')}`);
      expect(await compareWithOracle({ sandbox, query, connectionId }, 'ticket')).toEqual(noDifference);
      const [held] = await query<{ rows: number; ids: number; gone: number }>(
        `SELECT count(*) AS rows, count(DISTINCT id) AS ids, count(deleted_at) AS gone FROM mirror.ticket WHERE connection_id = $1`,
        [connectionId],
      );
      expect(held).toEqual({ rows: tickets, ids: tickets, gone: 0 });
    },
    60_000,
  );

  it('F34: that is told to stop does so within 5 seconds, at a page boundary, and is taken up there', async () => {
    const connectionId = await addConnection('told to stop');
    // The page hangs, as a slow HaloPSA lets it.
    sandbox.control.addFault({ match: { entity: 'ticket', page: 30 }, fault: 'stall' });
    const running = start(connectionId);
    await untilAsked(30, running);
    const began = performance.now();
    running.signal('SIGTERM');
    expect(await running.ended).toBe('stopped');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await expectCheckpointBehindRows(connectionId)).toBe(30);

    sandbox.control.clearFaults();
    expect(await start(connectionId).ended).toBe('complete');
    expect(pagesAsked(sandbox, 'tickets')).toEqual(Array.from({ length: pages - 29 }, (_, index) => 30 + index));
    expect(await compareWithOracle({ sandbox, query, connectionId }, 'ticket')).toEqual(noDifference);
  }, 60_000);
});

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
