import { randomBytes } from 'node:crypto';
import { channelKinds } from '../../src/catalog/channel-kinds/index.ts';
import { notices } from '../../src/catalog/notices/index.ts';
import { type News, tellChannels } from '../../src/engine/channels/tell-channels.ts';
import { type AddChannelInput, addChannel } from '../../src/features/channels/add-channel.ts';
import type { ChannelDeps } from '../../src/features/channels/channel-deps.ts';
import { drainDeliveries } from '../../src/features/channels/drain-deliveries.ts';
import { listDeliveries } from '../../src/features/channels/list-deliveries.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

/** Channels over a database of their own and a clock that only the test moves. */
export interface OpenChannels {
  readonly database: TestDatabase;
  readonly deps: ChannelDeps;
  /** Milliseconds that pass before the next look at the clock. */
  pass(ms: number): void;
  now(): Date;
  /** Adds a channel that leads to a receiver on this machine. */
  add(input: Partial<AddChannelInput> & { readonly url?: string }): ReturnType<typeof addChannel>;
  /** Something happens: `alarm.opened` unless it is said otherwise. */
  tell(news?: Partial<News>): Promise<number>;
  drain(): ReturnType<typeof drainDeliveries>;
  deliveries(): ReturnType<typeof listDeliveries>;
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
}

export async function openChannels(more: Partial<ChannelDeps> = {}): Promise<OpenChannels> {
  const database = await createTestDatabase();
  let now = Date.parse('2026-11-21T12:00:00Z');
  const deps: ChannelDeps = {
    store: database.store,
    workspaceId: 1,
    clock: { now: () => now, sleep: async () => undefined },
    actor: { kind: 'operator', name: 'tester', may: 'everything' },
    vault: makeVault(randomBytes(32)),
    kinds: channelKinds,
    notices,
    publicUrl: 'https://sundog.example.test',
    chance: () => 0.5,
    ...more,
  };
  let told = 0;
  return {
    database,
    deps,
    pass: (ms) => {
      now += ms;
    },
    now: () => new Date(now),
    add: ({ url, ...input }) =>
      addChannel(deps, {
        name: 'ops',
        kind: 'webhook',
        settings: {},
        secrets: url === undefined ? {} : { url: new Secret(url) },
        allowHost: true,
        ...input,
      }),
    tell: (news = {}) => {
      told += 1;
      const [opened] = notices;
      if (!opened) throw new Error('no notices');
      return database.store.inWorkspace(1, (db) =>
        tellChannels(db, {
          kind: opened,
          about: `alarm ${told}`,
          key: `alarm ${told} opened`,
          at: new Date(now),
          severity: 'fail',
          sentence: `Reading of "acme" is late (${told}).`,
          connectionId: null,
          ...news,
        }),
      );
    },
    drain: () => drainDeliveries(deps),
    deliveries: () => listDeliveries(deps, {}),
    query: async <T extends object>(sql: string, values: readonly unknown[] = []) =>
      (await database.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows,
  };
}
