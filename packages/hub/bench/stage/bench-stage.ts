import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHalo, type Halo, unlimitedBudget } from '@sundog/halo';
import { entities } from '../../src/catalog/entities/index.ts';
import { type SyncDeps, type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

const workspaceId = 1;

/** A sandbox in a process of its own, a new embedded PostgreSQL in a temporary folder, and one connection between them. */
export interface BenchStage {
  readonly sandbox: SandboxProcess;
  readonly store: Store;
  readonly halo: Halo;
  readonly connectionId: number;
  readonly dataDir: string;
  sync(request: Partial<SyncRequest>): ReturnType<typeof syncConnection>;
  /** Bytes of WAL since the server began. */
  walBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Opens a stage. @param sandboxArgs as on the sandbox's command line, without the port */
export async function openBenchStage(sandboxArgs: readonly string[]): Promise<BenchStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-bench-'));
  const sandbox = await startSandboxProcess(sandboxArgs);
  const key = Buffer.alloc(32, 1);
  const store = await openStore({ dataDir, databaseUrl: null, key, rolePrefix: 'sundog', say: () => undefined });
  const address = { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant };
  const halo = createHalo({
    address,
    credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
    scopes: ['all'],
    budget: unlimitedBudget(),
    network: { allowPrivateHosts: [new URL(sandbox.url).host] },
  });
  const connection = await store.inWorkspace(workspaceId, (db) =>
    insertConnection(db, { name: 'bench', url: sandbox.url, ...address, clientId: sandbox.clientId }),
  );
  const deps: SyncDeps = { store, halo, clock: systemClock, workspaceId, entities };
  return {
    sandbox,
    store,
    halo,
    connectionId: connection.id,
    dataDir,
    sync: (request) => syncConnection(deps, { connectionId: connection.id, chosen: null, ...request }),
    walBytes: () =>
      store.inWorkspace(workspaceId, async (db) => {
        const read = await db.client.query<{ bytes: string }>(
          `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS bytes`,
        );
        return Number(read.rows[0]?.bytes ?? 0);
      }),
    close: async () => {
      await halo.close();
      await store.close();
      sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Watches the memory of this process. `stop` gives the highest RSS, in MB of a million bytes. */
export function watchRss(): { stop(): number } {
  let highest = 0;
  const look = () => {
    highest = Math.max(highest, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 200);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return highest / 1e6;
    },
  };
}
