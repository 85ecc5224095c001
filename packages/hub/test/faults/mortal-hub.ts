import { type Clock, createHalo, type Halo, type HaloEvent, type RateBudget } from '@sundog/halo';
import type { Sandbox } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';
import type { DatabaseAccess } from '../../src/store/access.ts';
import type { Db } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { Crash, makeMortalStore } from './mortal-store.ts';

/** What a hub of a test works with. */
export interface MortalHubOptions {
  readonly sandbox: Sandbox;
  readonly access: DatabaseAccess;
  readonly connectionId: number;
  readonly clock: Clock;
  readonly budget: RateBudget;
  /** Called at every crash point; true: the process ends here. */
  readonly isEnd?: (point: CrashPointName) => boolean;
  /** Called before every commit, within the transaction. */
  readonly beforeCommit?: (db: Db) => Promise<void>;
}

/** One life of a hub in this process: its own database connections, its own client, nothing remembered. */
export interface MortalHub {
  /** @throws Crash where its end was planned; what `syncConnection` throws */
  sync(request: Partial<Omit<SyncRequest, 'connectionId'>>): Promise<SyncReport>;
  readonly isDead: boolean;
  /** What the client has told of its work since the last call. */
  takeEvents(): readonly HaloEvent[];
  close(): Promise<void>;
}

/** Silence and total time of one request, short because these waits are real. */
const timeouts = { idleMs: 400, totalMs: 4_000 };
/** Rows of one transaction: few, so that a small world needs several. */
const batchRows = 30;

/**
 * Opens a hub that can die: from the crash point on that ends it, nothing that it still tries reaches the database. What a transaction
 * had not committed is rolled back, as the server does when a process is gone.
 */
export function openMortalHub(options: MortalHubOptions): MortalHub {
  const { sandbox, access, connectionId, clock, budget } = options;
  const events: HaloEvent[] = [];
  const halo = openFaultClient(sandbox, { clock, budget, events });
  const inner = openDatabase(access);
  let isDead = false;
  const dieIfDead = () => {
    if (isDead) throw new Crash('The process is dead.');
  };
  const store = makeMortalStore(inner, { dieIfDead, beforeCommit: options.beforeCommit });
  const crash = (point: CrashPointName) => {
    isDead ||= options.isEnd?.(point) ?? false;
    dieIfDead();
  };
  return {
    sync: (request) =>
      syncConnection(
        { store, halo, clock, workspaceId: 1, entities, crash, batchRows },
        { connectionId, chosen: null, ...request },
      ),
    get isDead() {
      return isDead;
    },
    takeEvents: () => events.splice(0),
    close: async () => {
      await halo.close();
      await inner.close();
    },
  };
}

function openFaultClient(
  sandbox: Sandbox,
  { clock, budget, events }: { readonly clock: Clock; readonly budget: RateBudget; readonly events: HaloEvent[] },
): Halo {
  const { resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
  return createHalo({
    address: { resourceServer, authServer, tenant },
    credentials: { grant: 'client_credentials', clientId, clientSecret: () => clientSecret },
    scopes: ['all'],
    clock,
    budget,
    log: (event) => events.push(event),
    network: { allowPrivateHosts: [new URL(sandbox.url).host], timeouts },
  });
}
