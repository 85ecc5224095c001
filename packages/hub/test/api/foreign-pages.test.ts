import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWorkspace, type WorkspaceThings } from '../access/fill-workspace.ts';
import { type Asking, openAccess, type TestAccess } from '../access/open-access.ts';
import { digestDatabase } from '../store/database-digest.ts';
import { bodyOfRoute, everyRoute, isStream, pathOfRoute } from './route-calls.ts';

let access: TestAccess;
let owner: string;
let things: WorkspaceThings;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
}, 240_000);
afterAll(() => access.close());

type Route = (typeof everyRoute)[number];
const isRedirect = ({ answer }: Route) => answer !== null && 'kind' in answer && answer.kind === 'redirect';
const call = (route: Route, asking: Asking) =>
  access.ask(route.method as Parameters<TestAccess['ask']>[0], pathOfRoute(route, things), { cookie: owner, ...asking });
const writing = everyRoute.filter(({ method }) => method !== 'GET');
const open = (headers: Readonly<Record<string, unknown>>) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control'));

const sites: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['another origin', { origin: 'https://evil.example' }],
  ['a name that begins like ours', { origin: 'http://localhost.evil.example' }],
  ['a sub-domain', { origin: 'http://evil.localhost' }],
  ['another port', { origin: 'http://localhost:81' }],
  ['the origin null', { origin: 'null' }],
  ['an empty origin', { origin: '' }],
  ['a page elsewhere', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour', { 'sec-fetch-site': 'same-site' }],
  ['a page elsewhere that names our origin', { origin: 'http://localhost:80', 'sec-fetch-site': 'cross-site' }],
];

describe('S55: a page of another site that acts with the cookie of a person', () => {
  it.each(sites)('is refused by every route that changes something: %s', async (_, headers) => {
    const before = await digestDatabase(access.store);
    for (const route of writing) {
      const body = bodyOfRoute(route, things);
      const answer = await call(route, { headers, ...(body === undefined ? {} : { body }) });
      expect([route.name, answer.json()]).toMatchObject([route.name, { status: 403, code: 'foreign-origin' }]);
      expect(open(answer.headers)).toEqual([]);
    }
    expect(await digestDatabase(access.store)).toEqual(before);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'text/plain; charset=application/json',
    'multipart/form-data; boundary=x',
    '',
  ])('is not understood by any of them as a form: %j', async (type) => {
    const before = await digestDatabase(access.store);
    for (const route of writing.filter(({ body }) => body !== undefined)) {
      const body = JSON.stringify(bodyOfRoute(route, things));
      const answer = await call(route, { body, headers: type === '' ? {} : { 'content-type': type } });
      expect([route.name, answer.json()]).toMatchObject([route.name, { status: 415, code: 'not-json' }]);
    }
    expect(await digestDatabase(access.store)).toEqual(before);
  });

  it('is kept in the audit of the workspace, as tried in the name of that person', async () => {
    const { rows } = await access.store.inWorkspace(1, (db) =>
      db.client.query(`SELECT DISTINCT actor, result FROM hub.audit_event WHERE detail ->> 'code' = 'foreign-origin'`),
    );
    expect(rows).toEqual([{ actor: 'person:owner@example.test', result: 'refused' }]);
  });
});

describe('S66: a page of another site that wants to read', () => {
  it.each(sites)('is told nothing by any route, and let read nothing: %s', async (_, headers) => {
    for (const route of everyRoute.filter((one) => one.method === 'GET' && !isRedirect(one))) {
      const answer = await call(route, { headers });
      expect([route.name, answer.json()]).toMatchObject([route.name, { status: 403, code: 'foreign-origin' }]);
      expect(open(answer.headers)).toEqual([]);
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('finds no answer that lets any origin read, nor one that a cache might keep', async () => {
    for (const route of everyRoute.filter((one) => one.method === 'GET' && !isStream(one) && one.name !== 'exports.direct')) {
      const answer = await call(route, { headers: { origin: 'http://localhost:80' } });
      expect([route.name, open(answer.headers), answer.headers['cache-control']]).toEqual([route.name, [], 'no-store']);
    }
  });
});
