import { apiRoutes, describeRoutes, type Problem } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { type Doorway, openDoorway } from './open-doorway.ts';

let door: Doorway;
beforeAll(async () => {
  door = await openDoorway();
  door.admit('viewer', { role: 'viewer' });
});
afterAll(() => door.close());

describe('a request to the API', () => {
  it('is answered as its route says', async () => {
    const answer = await door.call('viewer', 'GET', '/workspaces');
    expect(answer.status).toBe(200);
    const capabilities = ['read-data', 'export-data', 'view-sync'];
    expect(await answer.json()).toEqual({
      items: [{ id: 1, name: 'Main', role: 'viewer', capabilities, isLimitedToClients: false }],
    });
  });

  it('of nobody is refused as a problem', async () => {
    const answer = await door.call(null, 'GET', '/workspaces');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ code: 'not-signed-in', status: 401, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('for a workspace of others hears that there is none', async () => {
    expect(await (await door.call('viewer', 'GET', '/workspaces/2')).json()).toMatchObject({
      code: 'workspace-not-found',
      status: 404,
    });
    expect(await (await door.call('viewer', 'GET', '/workspaces/nothing')).json()).toMatchObject({
      code: 'invalid-input',
      status: 400,
    });
  });

  it('S55: from the page of another site is refused, whoever asks', async () => {
    const foreign = (headers: Record<string, string>) => fetch(`${door.url}/api/v1/workspaces`, { headers });
    expect(await (await foreign({ origin: 'https://evil.example' })).json()).toMatchObject({
      code: 'foreign-origin',
      status: 403,
    });
    expect(await (await foreign({ origin: 'null' })).json()).toMatchObject({ code: 'foreign-origin' });
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
