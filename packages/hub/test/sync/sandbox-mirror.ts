import { type Clock, createHalo, type Halo, type RateBudget, unlimitedBudget } from '@sundog/halo';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { Store } from '../../src/store/database.ts';
import { mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase } from '../test-database.ts';

/** A sandbox, a database and a client between them, ready to sync. */
export interface SandboxMirror {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly halo: Halo;
  readonly connectionId: number;
  sync(request?: Partial<Omit<SyncRequest, 'connectionId'>>): Promise<SyncReport>;
  /** The keys alive in one mirror table, as `1` or `512:3`, sorted as text. */
  keysOf(entity: string): Promise<readonly string[]>;
  query<T extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}

export interface MirrorOptions extends SandboxOptions {
  /** The client's clock; absent: the machine's. */
  readonly haloClock?: Clock;
  /** The client's budget; absent: none, as fast as it goes. */
  readonly budget?: RateBudget;
}

const workspaceId = 1;

/** Starts everything that a sync needs. Whoever opens it closes it. */
export async function openSandboxMirror(options: MirrorOptions): Promise<SandboxMirror> {
  const { haloClock, budget, ...sandboxOptions } = options;
  const clock = haloClock ?? systemClock;
  const sandbox = await startSandbox(sandboxOptions);
  const database = await createTestDatabase();
  const { store } = database;
  const address = { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant };
  const halo = createHalo({
    address,
    credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
    scopes: ['all'],
    clock,
    budget: budget ?? unlimitedBudget(),
    network: { allowPrivateHosts: [new URL(sandbox.url).host] },
  });
  const connection = await store.inWorkspace(workspaceId, (db) =>
    insertConnection(db, { name: 'test', url: sandbox.url, ...address, clientId: sandbox.clientId }),
  );
  const connectionId = connection.id;
  const query: SandboxMirror['query'] = (sql, parameters = []) =>
    store.inWorkspace(workspaceId, async (db) => (await db.client.query(sql, [...parameters])).rows);
  return {
    sandbox,
    store,
    halo,
    connectionId,
    sync: (request = {}) =>
      syncConnection({ store, halo, clock, workspaceId, entities }, { connectionId, chosen: null, ...request }),
    keysOf: async (name) => {
      const entity = entities.find(({ halo: one }) => one.name === name);
      if (!entity) throw new TypeError(`There is no entity ${name}.`);
      const table = mirrorTableOf(entity.halo);
      const key = table.key.map(({ column }) => column).join(`::text || ':' || `);
      const rows = await query<{ key: string }>(
        `SELECT (${key})::text AS key FROM mirror.${table.table} WHERE connection_id = $1 AND deleted_at IS NULL`,
        [connectionId],
      );
      return rows.map(({ key: text }) => text).sort();
    },
    query,
    close: async () => {
      await halo.close();
      await sandbox.close();
      await database.close();
    },
  };
}
