import { randomBytes } from 'node:crypto';
import { type Connector, connectors } from '@sundog/connectors';
import { ninjaonePeer, RunningPeer } from '@sundog/connectors/peers';
import { addSource } from '../../src/features/sources/add-source.ts';
import { ingestSource } from '../../src/features/sources/ingest-source.ts';
import type { SourceDeps } from '../../src/features/sources/source-deps.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

export const dayMs = 24 * 3_600_000;

/** Sources over a database of their own, a NinjaOne on a real socket, and a clock that only the test moves. */
export interface OpenSources {
  readonly database: TestDatabase;
  readonly deps: SourceDeps;
  readonly peer: RunningPeer;
  /** The rows that the lists of the tool hold now, by stream. */
  readonly rows: Record<'companies' | 'devices' | 'alerts', object[]>;
  /** Everything that a connector told the log. */
  readonly logged: unknown[];
  pass(ms: number): void;
  now(): Date;
  /** Adds a source of NinjaOne. */
  add(more?: Partial<Parameters<typeof addSource>[1]>): ReturnType<typeof addSource>;
  ingest(more?: Partial<Parameters<typeof ingestSource>[1]>, deps?: SourceDeps): ReturnType<typeof ingestSource>;
  query<T extends object>(sql: string, values?: readonly unknown[], workspaceId?: number): Promise<readonly T[]>;
  close(): Promise<void>;
}

const ninjaSettings = { instance: 'eu', clientId: 'hub-client' };
export const ninjaSecret = 'ninja-s3cret-value';

async function startNinja(rows: OpenSources['rows']): Promise<RunningPeer> {
  const lists = ninjaonePeer.lists.map((list) => {
    const { stream } = list;
    if (stream === null || stream === 'licenceCounts') return list;
    rows[stream] = list.rows.map((row) => ({ ...Object(row) }));
    return {
      ...list,
      get rows() {
        return rows[stream];
      },
    };
  });
  return RunningPeer.start({ ...ninjaonePeer, lists });
}

export async function openSources(
  more: Partial<SourceDeps> & { readonly changed?: (connector: Connector) => Connector } = {},
): Promise<OpenSources> {
  const database = await createTestDatabase();
  const rows: OpenSources['rows'] = { companies: [], devices: [], alerts: [] };
  const peer = await startNinja(rows);
  const logged: unknown[] = [];
  let now = Date.parse('2026-11-21T12:00:00Z');
  const { changed = (connector: Connector) => connector, ...given } = more;
  const deps: SourceDeps = {
    store: database.store,
    workspaceId: 1,
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    },
    actor: { kind: 'operator', name: 'tester', may: 'everything' },
    vault: makeVault(randomBytes(32)),
    loadConnectors: async () => connectors.map(changed),
    openWay: () => ({ network: peer.network, close: async () => undefined }),
    buckets: new Map(),
    log: (about) => void logged.push(about),
    ...given,
  };
  await database.store.inWorkspace(1, (db) =>
    insertConnection(db, {
      name: 'halo',
      url: 'https://halo.example',
      resourceServer: 'https://halo.example/api',
      authServer: 'https://halo.example/auth',
      tenant: null,
      clientId: 'x',
    }),
  );
  return {
    database,
    deps,
    peer,
    rows,
    logged,
    pass: (ms) => {
      now += ms;
    },
    now: () => new Date(now),
    add: (input = {}) =>
      addSource(deps, {
        name: 'Ninja',
        connectionId: 1,
        connector: 'ninjaone',
        settings: ninjaSettings,
        secrets: { clientSecret: new Secret(ninjaSecret) },
        ...input,
      }),
    ingest: (input = {}, other = deps) => ingestSource(other, { source: 'Ninja', ...input }),
    query: async <T extends object>(sql: string, values: readonly unknown[] = [], workspaceId = 1) =>
      (await database.store.inWorkspace(workspaceId, (db) => db.client.query<T>(sql, [...values]))).rows,
    close: async () => {
      await peer.stop();
      await database.close();
    },
  };
}
