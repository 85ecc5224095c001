import { request } from 'node:http';
import { apiRoutes } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { addConsoleRoute } from '../../src/entry/http/console/console-route.ts';
import { makeConsoleDoor } from '../../src/entry/http/console/open-console.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addOpenApiRoute } from '../../src/entry/http/openapi-route.ts';
import { addOperationsRoutes } from '../../src/entry/http/operations-routes.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';
import { everyRoute } from './route-calls.ts';

let access: TestAccess;
let owner: string;
let viewer: string;
let server: ReturnType<typeof buildHttpServer>;
let port: number;

beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  viewer = (await access.person('viewer@example.test', 'viewer')).cookie;
  const { house } = access;
  // As it is served: API, its description and the console behind one door.
  server = buildHttpServer({ logError: house.logError, hosts: [] });
  addOperationsRoutes(server, house);
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper: house.gatekeeper, origins: new Set() });
  addOpenApiRoute(server, '0.0.0');
  addConsoleRoute(
    server,
    makeConsoleDoor((error) => console.error(error)),
  );
  port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(async () => {
  await server.close();
  await access.close();
});

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks for exactly this path, which fetch() would tidy. */
function ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ''): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on('error', reject).end(body);
  });
}

const people = '/api/v1/workspaces/1/people';

describe('S47: another way of writing the path of a route', () => {
  const ways = [
    `/${people}`,
    `//${people}`,
    '/api//v1/workspaces/1/people',
    '/api/v1//workspaces/1/people',
    '/api/./v1/workspaces/1/people',
    '/api/v1/workspaces/1/./people',
    '/api/v1/sign-in/../workspaces/1/people',
    '/api/v1/sign-in/options/../../workspaces/1/people',
    '/api/v1/sign-in/%2e%2e/workspaces/1/people',
    '/assets/..%2fapi/v1/workspaces/1/people',
    '/api%2fv1%2fworkspaces%2f1%2fpeople',
    '/api/v1/workspaces/1%2fpeople',
    '/api/v1/workspaces;x=1/1/people',
    `${people};x=1`,
    `${people}/`,
    `${people}.`,
    `${people}.svg`,
    `${people}.json`,
    `${people}%00`,
    `${people}%20`,
    `${people}\\`,
    '/API/V1/workspaces/1/people',
    '/api/v1/Workspaces/1/people',
    '/api/v1/workspaces/1/PEOPLE',
    '/api/v1/workspaces/01x/people',
    '/hooks/halo/..%2f..%2fapi/v1/workspaces/1/people',
  ];

  it('answers under its own path', async () => {
    expect((await ask('GET', people, { cookie: owner })).status).toBe(200);
    expect((await ask('GET', people, { cookie: viewer })).status).toBe(403);
    expect((await ask('GET', people)).status).toBe(401);
  });

  it.each(ways)('%s is no route, whoever asks', async (path) => {
    for (const cookie of ['', owner, viewer]) {
      const answer = await ask('GET', path, cookie === '' ? {} : { cookie });
      expect([400, 404, 405]).toContain(answer.status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.text).not.toContain('owner@example.test');
    }
  });

  it.each([
    ['letters that are encoded', '/api/v1/%77orkspaces/1/people'],
    ['a number that is encoded', '/api/v1/workspaces/%31/people'],
    ['a picture in the query', `${people}?x=.svg`],
  ])('%s name the same route, with the same gatekeeper', async (_, path) => {
    expect((await ask('GET', path)).status).toBe(401);
    expect((await ask('GET', path, { cookie: viewer })).status).toBe(403);
    expect((await ask('GET', path, { cookie: owner })).status).toBe(200);
  });
});

describe('S48: another method', () => {
  const tried = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD'];
  const paths = [...Map.groupBy(everyRoute, ({ path }) => path)];
  const filled = (path: string) => path.replace(/:(\w+)/g, (_, name) => (name === 'workspaceId' ? '1' : 'nothing'));

  it('of any address of the API is answered with 405, which names those that it has', async () => {
    for (const [path, routes] of paths) {
      const own = routes.map(({ method }) => method as string);
      for (const method of tried.filter((one) => !own.includes(one) && !(one === 'HEAD' && own.includes('GET')))) {
        const answer = await ask(method, filled(path), { cookie: owner });
        expect([method, path, answer.status]).toEqual([method, path, 405]);
        const allowed = String(answer.headers['allow']).split(', ');
        expect(allowed.filter((one) => one !== 'HEAD').sort()).toEqual(own.toSorted());
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  }, 60_000);

  it('is not what a header or a parameter makes of it', async () => {
    const before = await access.rows('SELECT FROM hub.account');
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method'])
      for (const path of ['/api/v1/me/sessions', people, '/sign-in']) {
        const headers = { cookie: owner, [name]: path === people ? 'DELETE' : 'GET' };
        expect((await ask('POST', path, headers)).status).toBe(405);
      }
    expect((await ask('POST', `${people}?_method=GET`, { cookie: owner })).status).toBe(405);
    expect((await ask('GET', `${people}?_method=DELETE`, { cookie: owner, 'x-http-method-override': 'DELETE' })).status).toBe(
      200,
    );
    expect(await access.rows('SELECT FROM hub.account')).toEqual(before);
  });

  it('HEAD is permitted like GET, says no more, and begins nothing', async () => {
    for (const [cookie, status] of [
      [owner, 200],
      [viewer, 403],
      ['', 401],
    ] as const) {
      const answer = await ask('HEAD', people, cookie === '' ? {} : { cookie });
      expect([answer.status, answer.text]).toEqual([status, '']);
    }
    const streams = everyRoute.filter(({ method, answer }) => method === 'GET' && answer !== null && 'kind' in answer);
    for (const { path } of streams)
      expect([path, (await ask('HEAD', filled(path), { cookie: owner })).status]).toEqual([path, 405]);
  });

  it('of a page, of a health probe or of what is nowhere does nothing either', async () => {
    for (const [path, status] of [
      ['/', 405],
      ['/w/1/overview', 405],
      ['/health', 405],
      ['/ready', 405],
      ['/metrics', 405],
      ['/api/docs', 405],
      ['/api/v1/openapi.json', 405],
      ['/api/v1/nothing', 404],
      ['/assets/nothing.js', 404],
    ] as const)
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
        expect([method, path, (await ask(method, path)).status]).toEqual([method, path, status]);
  });

  it('that HTTP does not have gets no further than the door', async () => {
    for (const method of ['PROPFIND', 'MOVE'])
      expect((await ask(method, people, { cookie: owner })).status).toBeGreaterThanOrEqual(400);
  });
});
