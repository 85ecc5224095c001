import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { makeHaloDoor } from '../../src/entry/halo-door.ts';
import { makeXrayDoor, type XrayDoor } from '../../src/entry/xray-door.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { Secret } from '../../src/foundation/secret.ts';
import type { Store } from '../../src/store/database.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase } from '../test-database.ts';

/** A sandbox, a database with a connection to it, and the X-ray's door between them. */
export interface SandboxXray {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly connectionId: number;
  readonly xray: XrayDoor;
  query<T extends object>(sql: string): Promise<readonly T[]>;
  close(): Promise<void>;
}

const workspaceId = 1;

/** Starts everything that an X-ray needs. Whoever opens it closes it. */
export async function openSandboxXray(options: SandboxOptions = {}): Promise<SandboxXray> {
  const sandbox = await startSandbox(options);
  const database = await createTestDatabase();
  const { store } = database;
  const { host } = new URL(sandbox.url);
  const connection = await store.inWorkspace(workspaceId, (db) =>
    insertConnection(db, {
      name: 'test',
      url: sandbox.url,
      resourceServer: sandbox.resourceServer,
      authServer: sandbox.authServer,
      tenant: sandbox.tenant,
      clientId: sandbox.clientId,
      allowPrivateHosts: [host],
      requestLimit: 1_000_000,
    }),
  );
  const actor = { kind: 'operator', name: 'tester', may: 'everything' } as const;
  return {
    sandbox,
    store,
    connectionId: connection.id,
    xray: makeXrayDoor(
      { store, workspaceId, clock: systemClock, actor },
      makeHaloDoor(),
      async () => new Secret(sandbox.clientSecret),
    ),
    query: (sql) => store.inWorkspace(workspaceId, async (db) => (await db.client.query(sql)).rows),
    close: async () => {
      await sandbox.close();
      await database.close();
    },
  };
}
