import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, type Capability, capabilitiesOfRole, type Role } from '@sundog/api';
import type { Membership, Principal } from '../../src/engine/access/principal.ts';
import type { House } from '../../src/entry/house.ts';
import type { Credentials } from '../../src/entry/http/api/gatekeeper.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { createTestDatabase } from '../test-database.ts';

/** A house with its HTTP door, where the key of a name is whoever the test says. */
export interface Doorway {
  readonly house: House;
  /** Listening on 127.0.0.1. */
  readonly url: string;
  /** Says whose key that of this name is from now on. */
  admit(name: string, membership: Partial<Membership> & { readonly role: Role }): void;
  call(name: string | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** The JSON of an answer, in the shape that the test expects. */
  ask<T>(name: string | null, method: string, path: string, body?: unknown): Promise<T & { readonly code?: string }>;
  /** The events of a route, as they came. */
  events(name: string, method: string, path: string, body?: unknown): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a door over a new database. Whoever opens it closes it. */
export async function openDoorway(): Promise<Doorway> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-api-'));
  const key = await loadSecretKey(null, dataDir);
  const log = openLog({ level: 'silent' });
  const house = openHouse({ dataDir, settings: readSettings({}), key, log, store: database.store }, '0.0.0');
  const known = new Map<string, Principal>();
  const gatekeeper = {
    identify: async ({ key: given }: Credentials) => known.get(given ?? '') ?? null,
  };
  const server = buildHttpServer({ logError: house.logError, hosts: [] });
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const call: Doorway['call'] = (name, method, path, body) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(name === null ? {} : { authorization: `Bearer ${keyOf(name)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    house,
    url,
    admit: (name, membership) => void known.set(keyOf(name), principalOf(name, membership)),
    call,
    ask: async <T>(...request: Parameters<Doorway['call']>) => (await (await call(...request)).json()) as T,
    events: async (name, method, path, body) => {
      const text = await (await call(name, method, path, body)).text();
      return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Record<string, unknown>);
    },
    close: async () => {
      await server.close();
      await house.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A name as a key that the door takes for one. */
function keyOf(name: string): string {
  return `sdg_test_${name.padEnd(24, '_')}`;
}

function principalOf(name: string, membership: Partial<Membership> & { readonly role: Role }): Principal {
  const capabilities = new Set<Capability>(capabilitiesOfRole[membership.role]);
  const whole: Membership = {
    workspaceId: 1,
    workspaceName: 'Main',
    capabilities,
    reader: { connectionIds: [], clients: null },
    ...membership,
  };
  return {
    kind: 'api-key',
    id: name,
    accountId: '00000000-0000-4000-8000-000000000001',
    email: `${name}@example.test`,
    displayName: name,
    isInstallationOwner: false,
    isComplete: true,
    memberships: new Map([[whole.workspaceId, whole]]),
  };
}
