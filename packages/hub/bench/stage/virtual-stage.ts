import { createHalo, createRollingBudget, type Priority, type RateBudget } from '@sundog/halo';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import type { Store } from '../../src/store/database.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openBenchStore } from './bench-store.ts';

const workspaceId = 1;

/** The limit of a HaloPSA, and how much there is to read of it. */
export interface VirtualWorld {
  readonly requests: number;
  readonly windowSeconds: number;
  readonly tickets: number;
  readonly assets: number;
  readonly users: number;
}

/** A sandbox with a limit on a virtual clock: hours pass in minutes. */
export interface VirtualSandbox {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  /** Says that a request leaves: time waits until it is answered. */
  readonly leaves: () => void;
  /** Time waits for this work. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Starts a sandbox whose clock stands still while requests or transactions are under way. */
export async function startVirtualSandbox(world: VirtualWorld): Promise<VirtualSandbox> {
  let left = 0;
  let answered = 0;
  let seen = 0;
  let works = 0;
  const started: { sandbox?: Sandbox } = {};
  const isBusy = () => {
    const log = started.sandbox?.control.requests() ?? [];
    for (let next = log[seen]; next && next.status !== null; next = log[seen]) {
      seen += 1;
      if (!next.path.includes('token')) answered += 1;
    }
    return works > 0 || answered < left;
  };
  const clock = new VirtualClock(Date.UTC(2026, 0, 5), isBusy);
  const { tickets, assets, users, requests, windowSeconds } = world;
  const sandbox = await startSandbox({
    seed: 7,
    clock,
    rateLimit: { requests, windowSeconds },
    world: { tickets, assets, users },
  });
  started.sandbox = sandbox;
  return {
    sandbox,
    clock,
    leaves: () => {
      left += 1;
    },
    during: async (work) => {
      works += 1;
      try {
        return await work();
      } finally {
        works -= 1;
      }
    },
  };
}

/** A full sync of the entities of the world, through the product's own client, budget and store, into an embedded PostgreSQL. */
export async function syncOnVirtualClock(world: VirtualWorld, { sandbox, clock, leaves, during }: VirtualSandbox): Promise<void> {
  const { store, remove } = await openBenchStore();
  const budget = createRollingBudget({ limit: world.requests, windowMs: world.windowSeconds * 1000, clock });
  const counted: RateBudget = {
    take: async (priority: Priority, signal?: AbortSignal) => {
      await budget.take(priority, signal);
      leaves();
    },
    refused: (retryAfterMs) => budget.refused(retryAfterMs),
    reading: () => budget.reading(),
  };
  const address = { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant };
  const halo = createHalo({
    address,
    credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
    scopes: ['all'],
    clock,
    budget: counted,
    network: { allowPrivateHosts: [new URL(sandbox.url).host] },
  });
  try {
    const connection = await store.inWorkspace(workspaceId, (db) =>
      insertConnection(db, { name: 'bench', url: sandbox.url, ...address, clientId: sandbox.clientId }),
    );
    const patient: Store = { ...store, inWorkspace: (id, work, options) => during(() => store.inWorkspace(id, work, options)) };
    const request: SyncRequest = {
      connectionId: connection.id,
      chosen: null,
      only: ['ticket', 'asset', 'user'],
      full: true,
      part: 'lists',
      pageSizes: { ticket: 100, asset: 100, user: 100 },
    };
    const report = await syncConnection({ store: patient, halo, clock, workspaceId, entities }, request);
    if (report.outcome !== 'complete') throw new TypeError(`The sync ended ${report.outcome}.`);
  } finally {
    await halo.close();
    await store.close();
    remove();
  }
}
