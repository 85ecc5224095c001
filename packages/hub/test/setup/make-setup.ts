import { randomBytes } from 'node:crypto';
import type { NetworkPolicy } from '@sundog/halo';
import { checks } from '../../src/catalog/checks/index.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { makeHaloDoor } from '../../src/entry/halo-door.ts';
import type { ConnectInput } from '../../src/features/setup/connect.ts';
import type { SetupDeps } from '../../src/features/setup/setup-deps.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { createTestDatabase } from '../test-database.ts';

/** Verbs of connecting over a database of their own. */
export interface TestSetup {
  readonly deps: SetupDeps;
  /** Rows of a statement as the app role sees them in workspace 1. */
  query<T extends object>(sql: string): Promise<readonly T[]>;
  close(): Promise<void>;
}

/** @param network short timeouts, for peers that never answer */
export async function makeSetup(network: NetworkPolicy = {}): Promise<TestSetup> {
  const database = await createTestDatabase();
  const deps: SetupDeps = {
    store: database.store,
    workspaceId: 1,
    clock: systemClock,
    actor: { kind: 'operator', name: 'tester', may: 'everything' },
    haloDoor: makeHaloDoor({ network }),
    vault: makeVault(randomBytes(32)),
    checks,
    entities,
  };
  return {
    deps,
    query: async <T extends object>(sql: string) => (await database.store.inWorkspace(1, (db) => db.client.query<T>(sql))).rows,
    close: () => database.close(),
  };
}

/** What `connect` needs at the least. */
export function wish(url: string, more: Partial<ConnectInput> = {}): ConnectInput {
  return {
    name: 'acme',
    url,
    clientId: '11111111-2222-3333-4444-555555555555',
    secret: new Secret('canary-of-the-secret'),
    allowPrivateHost: true,
    requestLimit: 100_000,
    ...more,
  };
}
