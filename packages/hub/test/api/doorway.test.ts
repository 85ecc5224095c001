import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, describeRoutes, type Problem } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../src/engine/access/principal.ts';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

let database: TestDatabase;
let house: House;
let server: ReturnType<typeof buildHttpServer>;

const viewer: Principal = {
  kind: 'api-key',
  id: 'k1',
  accountId: 'a1',
  email: 'viewer@example.test',
  displayName: 'Viewer',
  isInstallationOwner: false,
  isComplete: true,
  memberships: new Map([
    [
      1,
      {
        workspaceId: 1,
        workspaceName: 'Main',
        role: 'viewer',
        capabilities: new Set(['read-data', 'view-sync']),
        reader: { connectionIds: [], clients: null },
      },
    ],
  ]),
};

beforeAll(async () => {
  database = await createTestDatabase();
  const key = await loadSecretKey(null, mkdtempSync(join(tmpdir(), 'sundog-api-')));
  house = openHouse(
    { dataDir: '/nowhere', settings: readSettings({}), key, log: openLog({ level: 'silent' }), store: database.store },
    '0.0.0',
  );
  server = buildHttpServer({ logError: house.logError, hosts: [] });
  const gatekeeper = {
    identify: async ({ authorization }: { authorization: string | undefined }) =>
      authorization === 'Bearer good' ? viewer : null,
  };
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  await server.ready();
});
afterAll(async () => {
  await server.close();
  await house.close();
  await database.close();
});

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });
const good = { authorization: 'Bearer good' };

describe('a request to the API', () => {
  it('is answered as its route says', async () => {
    const answer = await get('/api/v1/workspaces', good);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      items: [{ id: 1, name: 'Main', role: 'viewer', capabilities: ['read-data', 'view-sync'], isLimitedToClients: false }],
    });
  });

  it('of nobody is refused as a problem', async () => {
    const answer = await get('/api/v1/workspaces');
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json<Problem>()).toMatchObject({
      code: 'not-signed-in',
      status: 401,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('for a workspace of others hears that there is none', async () => {
    expect((await get('/api/v1/workspaces/2', good)).json()).toMatchObject({ code: 'workspace-not-found', status: 404 });
    expect((await get('/api/v1/workspaces/nothing', good)).json()).toMatchObject({ code: 'invalid-input', status: 400 });
  });

  it('from the page of another site is refused, whoever asks', async () => {
    const answer = await get('/api/v1/workspaces', { 'sec-fetch-site': 'cross-site' });
    expect(answer.json()).toMatchObject({ code: 'foreign-origin', status: 403 });
    expect((await get('/api/v1/workspaces', { origin: 'https://evil.example' })).json()).toMatchObject({
      code: 'foreign-origin',
    });
  });
});

it('every route has a handler, a unique name and a unique place', () => {
  const names = apiRoutes.map(({ name }) => name);
  expect(Object.keys(handlers).sort()).toEqual([...names].sort());
  expect(new Set(apiRoutes.map(({ method, path }) => `${method} ${path}`)).size).toBe(names.length);
});

it('the OpenAPI document names every route', () => {
  const document = describeRoutes(apiRoutes, { title: 'Sundog', version: '1' });
  expect(Object.keys(document['paths'] as object)).toHaveLength(new Set(apiRoutes.map(({ path }) => path)).size);
});
