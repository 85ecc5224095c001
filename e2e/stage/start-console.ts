import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, capabilitiesOfRole, type Role } from '@sundog/api';
import type { Principal } from '../../packages/hub/src/engine/access/principal.ts';
import { mountRoutes } from '../../packages/hub/src/entry/http/api/mount-routes.ts';
import { addConsoleRoute } from '../../packages/hub/src/entry/http/console/console-route.ts';
import { makeConsoleDoor } from '../../packages/hub/src/entry/http/console/open-console.ts';
import { handlers } from '../../packages/hub/src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../packages/hub/src/entry/http/http-server.ts';
import { addOpenApiRoute } from '../../packages/hub/src/entry/http/openapi-route.ts';
import { openHouse } from '../../packages/hub/src/entry/open-house.ts';
import { openLog } from '../../packages/hub/src/foundation/log.ts';
import { loadSecretKey } from '../../packages/hub/src/foundation/secret-key.ts';
import { readSettings } from '../../packages/hub/src/foundation/settings.ts';
import { createTestDatabase } from '../../packages/hub/test/test-database.ts';

/** A hub whose every caller is this person: for what the console looks like to somebody, without a way to sign in. */
export async function startConsole(role: Role): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const database = await createTestDatabase();
  const key = await loadSecretKey(null, mkdtempSync(join(tmpdir(), 'sundog-e2e-')));
  const house = openHouse(
    { dataDir: '/nowhere', settings: readSettings({}), key, log: openLog({ level: 'silent' }), store: database.store },
    '0.1.0',
  );
  const server = buildHttpServer({ logError: house.logError, hosts: [] });
  const gatekeeper = { identify: async () => personOf(role) };
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  addOpenApiRoute(server, house.version);
  const door = makeConsoleDoor((error) => {
    throw error;
  });
  addConsoleRoute(server, door);
  await door.open(new AbortController().signal);
  return {
    url: await server.listen({ host: '127.0.0.1', port: 0 }),
    stop: async () => {
      await server.close();
      await house.close();
      await database.close();
    },
  };
}

function personOf(role: Role): Principal {
  const membership = (workspaceId: number, workspaceName: string) => ({
    workspaceId,
    workspaceName,
    role,
    capabilities: new Set(capabilitiesOfRole[role]),
    reader: { connectionIds: [], clients: null },
  });
  return {
    kind: 'session',
    id: 's1',
    accountId: 'a1',
    email: 'person@example.test',
    displayName: 'Person',
    isInstallationOwner: false,
    isComplete: true,
    memberships: new Map([
      [1, membership(1, 'Main')],
      [2, membership(2, 'Second')],
    ]),
  };
}
