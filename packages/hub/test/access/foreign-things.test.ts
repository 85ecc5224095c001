import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOfRoute, everyRoute, paramsOf, pathOfRoute } from '../api/route-calls.ts';
import { digestDatabase } from '../store/database-digest.ts';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { type Asking, openAccess, type TestAccess } from './open-access.ts';

let access: TestAccess;
/** Owner of workspace 1 and of the installation; nobody in workspace 2. */
let owner: string;
let ours: WorkspaceThings;
let theirs: WorkspaceThings;
/** Of workspace 1 too, and of a connection that is granted to one admin alone. */
let hidden: WorkspaceThings;
let admin: string;

beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  const other = await access.person('other@example.test', 'owner');
  await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Other' } });
  await access.rows('UPDATE hub.membership SET workspace_id = 2 WHERE account_id = $1', [other.accountId]);
  const [{ id: ownerId } = { id: '' }] = await access.rows<{ id: string }>(
    "SELECT id FROM hub.account WHERE email = 'owner@example.test'",
  );
  await access.rows('DELETE FROM hub.membership WHERE workspace_id = 2 AND account_id = $1', [ownerId]);
  ours = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'ours' });
  theirs = await fillWorkspace(access, { workspaceId: 2, cookie: other.cookie, name: 'theirs' });
  hidden = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'hidden' });
  admin = (await access.person('admin@example.test', 'admin')).cookie;
  const grantees = [{ role: 'owner' }];
  await access.ask('PUT', `/workspaces/1/grants/${hidden.connectionId}`, { cookie: owner, body: { grantees } });
}, 240_000);
afterAll(() => access.close());

type Method = Parameters<TestAccess['ask']>[0];

async function call(route: (typeof everyRoute)[number], path: string, asking: Asking) {
  const body = bodyOfRoute(route, ours);
  const answer = await access.ask(route.method as Method, path, { ...asking, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, code: /"code":"([^"]+)"/.exec(answer.text)?.[1] ?? null, text: answer.text };
}

/** Names of ours that say nothing of whose they are: words, and records of a connection that is named before them. */
const things = (route: (typeof everyRoute)[number]) =>
  paramsOf(route).filter((name) => !['entity', 'key', 'name'].includes(name));
const nowhere = { session: '00000000-0000-4000-8000-000000000000', number: 2_147_483_000 };
const nowhereFor = (value: unknown) => (typeof value === 'number' ? nowhere.number : nowhere.session);

const named = everyRoute.flatMap((route) => things(route).map((name) => [route.name, name, route] as const));

describe('S40: the id of a thing of another workspace', () => {
  it('is tried on every route that names one', () => {
    expect(named.length).toBeGreaterThan(45);
    expect(new Set(named.map(([, name]) => name)).size).toBeGreaterThan(10);
  });

  it('is answered like one that is nowhere, on every route, and nothing happens', async () => {
    const before = await digestDatabase(access.store);
    for (const [title, name, route] of named) {
      const foreign = theirs[name as keyof WorkspaceThings];
      const asked = await call(route, pathOfRoute(route, ours, { [name]: foreign }), { cookie: owner });
      const absent = await call(route, pathOfRoute(route, ours, { [name]: nowhereFor(foreign) }), { cookie: owner });
      expect([title, name, asked.status, asked.code]).toEqual([title, name, 404, absent.code]);
      expect(absent.status).toBe(404);
      expect(asked.text, title).not.toContain('theirs');
    }
    expect(await digestDatabase(access.store)).toEqual(before);
  }, 120_000);

  it('opens nothing by the address of its own workspace either', async () => {
    const before = await digestDatabase(access.store);
    for (const route of everyRoute.filter(({ path }) => path.includes(':workspaceId'))) {
      const { status, code } = await call(route, pathOfRoute(route, theirs), { cookie: owner });
      expect([route.name, status, code]).toEqual([route.name, 404, 'workspace-not-found']);
    }
    expect(await digestDatabase(access.store)).toEqual(before);
  }, 120_000);
});

it('S41: ids of another workspace in a list of a body take the whole call down', async () => {
  const before = await digestDatabase(access.store);
  const mixed = [ours.issueId, theirs.issueId];
  const bodies: readonly (readonly [Method, string, object])[] = [
    ['POST', '/issues/retry', { ids: mixed }],
    ['POST', '/issues/dismiss', { ids: mixed, why: 'x' }],
    ['POST', '/issues/reopen', { ids: mixed }],
    ['POST', '/issues/replay', { connectionId: theirs.connectionId }],
    ['POST', '/groups', { name: 'mixed', accountIds: [ours.accountId, theirs.accountId] }],
    ['PATCH', `/groups/${ours.groupId}`, { accountIds: [ours.accountId, theirs.accountId] }],
    ['PUT', `/grants/${ours.connectionId}`, { grantees: [{ groupId: ours.groupId }, { groupId: theirs.groupId }] }],
    ['PUT', `/grants/${ours.connectionId}`, { grantees: [{ accountId: ours.accountId }, { accountId: theirs.accountId }] }],
    [
      'PUT',
      `/people/${ours.accountId}/clients`,
      { clients: [ours, theirs].map(({ connectionId }) => ({ connectionId, clientId: 1 })) },
    ],
  ];
  for (const [method, path, body] of bodies) {
    const answer = await access.ask(method, `/workspaces/1${path}`, { cookie: owner, body });
    expect([path, answer.status, answer.text.includes('theirs')]).toEqual([path, 404, false]);
  }
  const filter = `/workspaces/1/issues?connectionId=${theirs.connectionId}`;
  expect((await access.ask('GET', filter, { cookie: owner })).json()).toEqual({ items: [] });
  expect(await digestDatabase(access.store)).toEqual(before);
});

it('S45: a right on one connection is none on another, on every route', async () => {
  const before = await digestDatabase(access.store);
  const ofConnection = everyRoute.filter(({ path }) => path.includes(':connectionId'));
  expect(ofConnection.length).toBeGreaterThan(25);
  for (const route of ofConnection) {
    const { status, code } = await call(route, pathOfRoute(route, hidden), { cookie: admin });
    expect([route.name, status, code]).toEqual([route.name, 404, 'connection-not-found']);
  }
  for (const [verb, body] of [
    ['retry', { ids: [hidden.issueId] }],
    ['dismiss', { ids: [ours.issueId, hidden.issueId], why: 'x' }],
    ['reopen', { ids: [hidden.issueId] }],
    ['replay', { connectionId: hidden.connectionId }],
  ] as const)
    expect((await access.ask('POST', `/workspaces/1/issues/${verb}`, { cookie: admin, body })).status).toBe(404);
  for (const route of everyRoute.filter(({ path }) => path.includes(':planId'))) {
    const { status, code } = await call(route, pathOfRoute(route, ours, { planId: hidden.planId }), { cookie: admin });
    expect([route.name, status, code]).toEqual([route.name, 404, 'plan-not-found']);
  }
  const plans = await access.ask('GET', '/workspaces/1/plans', { cookie: admin });
  expect(plans.json<{ items: { id: number }[] }>().items.map(({ id }) => id)).toEqual([ours.planId]);
  expect(await digestDatabase(access.store)).toEqual(before);
  const issues = await access.ask('GET', '/workspaces/1/issues', { cookie: admin });
  expect(issues.json<{ items: { id: number }[] }>().items.map(({ id }) => id)).toEqual([ours.issueId]);
  const search = await access.ask('GET', '/workspaces/1/search?text=hidden', { cookie: admin });
  expect(search.text).not.toContain('of hidden');
  // What they do have a right to answers.
  expect((await access.ask('GET', `/workspaces/1/connections/${ours.connectionId}/overview`, { cookie: admin })).status).toBe(
    200,
  );
});

it('S49: no body of any route takes a member that it does not have', async () => {
  const before = await digestDatabase(access.store);
  const extra = [
    'role',
    'workspaceId',
    'workspace_id',
    'id',
    'createdBy',
    'created_by',
    'owner',
    'isInstallationOwner',
    'capabilities',
  ];
  const withBody = everyRoute.filter(({ body }) => body !== undefined);
  expect(withBody.length).toBeGreaterThan(40);
  for (const route of withBody) {
    const body = bodyOfRoute(route, ours) ?? {};
    for (const name of extra.filter((one) => !(one in body))) {
      const value = name === 'id' || name.startsWith('workspace') ? 2 : 'owner';
      const asking = { cookie: owner, body: { ...body, [name]: value } };
      const answer = await access.ask(route.method as Method, pathOfRoute(route, ours), asking);
      expect([route.name, name, answer.json()]).toMatchObject([route.name, name, { status: 400, code: 'invalid-input' }]);
    }
  }
  expect(await digestDatabase(access.store)).toEqual(before);
}, 120_000);
