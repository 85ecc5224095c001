import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openAccess, type TestAccess } from './open-access.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let owner: string;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Other' } });
});
afterAll(() => access.close());

const place = '/workspaces/1';
const fields = { url: 'u', resourceServer: 'https://r.example.test', authServer: 'a', clientId: 'c' };
const connect = (workspaceId: number, name: string) =>
  access.store.inWorkspace(workspaceId, async (db) => (await insertConnection(db, { ...fields, name })).id);

it('the app sees no row of any table before it says for whom it asks (S51)', async () => {
  const { configFor, roles } = access.store.access;
  const listed = await withClient(configFor('owner'), (client) =>
    client.query<{ name: string; forced: boolean; readable: boolean }>(
      `SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
              has_table_privilege('${roles.app}', c.oid, 'SELECT') AS readable
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('hub', 'mirror') AND c.relkind IN ('r', 'p') ORDER BY 1`,
    ),
  );
  const tables = listed.rows.filter(({ name }) => name !== 'hub.migration');
  expect(tables.length).toBeGreaterThan(100);
  expect(tables.filter(({ forced }) => !forced)).toEqual([]);
  await connect(1, 'seen');
  await withClient(configFor('app'), async (client) => {
    for (const { name, readable } of tables) {
      if (!readable) continue;
      const { rows } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
      expect(rows, name).toEqual([]);
    }
  });
  // And the tables of accounts nothing in a transaction of a workspace.
  for (const name of ['account', 'account_session', 'recovery_code', 'owner_link', 'sign_in_try', 'sso_attempt']) {
    const seen = await access.store.inWorkspace(1, (db) => db.client.query(`SELECT 1 FROM hub.${name} LIMIT 1`));
    expect(seen.rows, name).toEqual([]);
  }
});

describe('credentials', () => {
  const refusals: readonly (readonly [string, Record<string, string | string[]>])[] = [
    ['an empty key', { authorization: 'Bearer ' }],
    ['a key of another kind', { authorization: 'Basic b3duZXI6' }],
    ['two keys', { authorization: [`Bearer sdg_live_${'a'.repeat(43)}`, `Bearer sdg_live_${'b'.repeat(43)}`] }],
    ['an empty cookie', { cookie: 'sundog=' }],
    ['two cookies', { cookie: `sundog=${'a'.repeat(43)}; sundog=${'b'.repeat(43)}` }],
    ['a key and a cookie', { authorization: `Bearer sdg_live_${'a'.repeat(43)}`, cookie: `sundog=${'a'.repeat(43)}` }],
  ];
  it.each(refusals)('that are doubtful are refused, and nobody stands in: %s (S42)', async (_, headers) => {
    expect((await access.ask('GET', '/me', { headers })).json()).toMatchObject({ status: 400, code: 'ambiguous-credentials' });
  });
});

it.each(['', '0', '-1', '1,2', '1.5', 'null', '*', '%00', '2147483648', '..'])(
  'a workspace that is not named is none, and no header names another (S42: %j)',
  async (id) => {
    const headers = { 'x-workspace-id': '1', 'x-tenant': '1', workspace: '1' };
    const answer = await access.ask('GET', `/workspaces/${id}/people?workspaceId=1&tenant=1`, { cookie: owner, headers });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('owner@example.test');
  },
);

describe('requests of other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sub-domain', { origin: 'https://evil.localhost' }],
    ['the origin null', { origin: 'null' }],
    ['a page elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('are refused, and no origin is let read (%s; S66)', async (_, headers) => {
    const answer = await access.ask('POST', `${place}/groups`, { cookie: owner, body: { name: 'x' }, headers });
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'foreign-origin' });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
  'what a form can send is not taken for JSON (%s; S55)',
  async (type) => {
    const headers = { 'content-type': type };
    const answer = await access.ask('POST', `${place}/groups`, { cookie: owner, body: '{"name":"x"}', headers });
    expect(answer.json()).toMatchObject({ status: 415, code: 'not-json' });
  },
);

describe('ids of another workspace in a body', () => {
  it('are nothing here (S41)', async () => {
    const stranger = await access.person('stranger@example.test', 'viewer', 2);
    const theirs = await connect(2, 'theirs');
    const ours = await connect(1, 'ours');
    const group = await access.ask('POST', `${place}/groups`, {
      cookie: owner,
      body: { name: 'mixed', accountIds: [stranger.accountId] },
    });
    expect(group.json()).toMatchObject({ code: 'thing-not-found', status: 404 });
    const grantTheirs = await access.ask('PUT', `${place}/grants/${theirs}`, { cookie: owner, body: { grantees: [] } });
    expect(grantTheirs.status).toBe(404);
    const grantees = [{ role: 'viewer' }, { accountId: stranger.accountId }];
    expect((await access.ask('PUT', `${place}/grants/${ours}`, { cookie: owner, body: { grantees } })).status).toBe(404);
    const viewer = await access.person('limited@example.test', 'viewer');
    const limit = await access.ask('PUT', `${place}/people/${viewer.accountId}/clients`, {
      cookie: owner,
      body: {
        clients: [
          { connectionId: ours, clientId: 1 },
          { connectionId: theirs, clientId: 1 },
        ],
      },
    });
    expect(limit.status).toBe(404);
    expect((await access.ask('DELETE', `${place}/people/${stranger.accountId}`, { cookie: owner })).status).toBe(404);
    expect(await access.rows('SELECT FROM hub.connection_grant WHERE connection_id = $1', [theirs])).toEqual([]);
  });

  it('and members that a body does not have are refused, not written (S49)', async () => {
    const body = { email: 'a@example.test', role: 'viewer', workspaceId: 2, invitedBy: 'x' };
    expect((await access.ask('POST', `${place}/invitations`, { cookie: owner, body })).json()).toMatchObject({
      code: 'invalid-input',
    });
    const me = await access.ask('PATCH', '/me', { cookie: owner, body: { displayName: 'Me', isInstallationOwner: true } });
    expect(me.status).toBe(400);
  });
});

describe('the list of addresses of a workspace', () => {
  const set = (addresses: readonly { network: string }[], from: string) =>
    access.ask('PUT', `${place}/addresses`, { cookie: owner, body: { addresses }, from });

  it('lets in from nowhere else, whatever a header says (S78)', async () => {
    const networks = [{ network: '203.0.113.0/24' }, { network: '2001:db8::/32' }];
    expect((await set(networks, '198.51.100.1')).json()).toMatchObject({ code: 'own-address-shut', status: 422 });
    expect((await set(networks, '203.0.113.9')).status).toBe(204);
    const viewer = await access.person('inside@example.test', 'viewer');
    const read = (from: string, headers: Record<string, string> = {}) =>
      access.ask('GET', place, { cookie: viewer.cookie, from, headers });
    expect((await read('203.0.113.77')).status).toBe(200);
    expect((await read('::ffff:203.0.113.77')).status).toBe(200);
    expect((await read('198.51.100.1')).json()).toMatchObject({ code: 'address-not-allowed', status: 403 });
    expect((await read('198.51.100.1', { 'x-forwarded-for': '203.0.113.77' })).status).toBe(403);
    expect((await set([], '203.0.113.9')).status).toBe(204);
  });

  it('goes by the word of a proxy that is trusted, and of no other (S78)', async () => {
    const behind = await openAccess({ SUNDOG_TRUSTED_PROXIES: '10.0.0.5' });
    try {
      const cookie = await behind.claim();
      const ask = (from: string, forwarded: string) =>
        behind.ask('GET', `${place}/addresses`, { cookie, from, headers: { 'x-forwarded-for': forwarded } });
      expect((await ask('10.0.0.5', '203.0.113.9')).json()).toMatchObject({ yours: '203.0.113.9' });
      expect((await ask('10.0.0.6', '203.0.113.9')).json()).toMatchObject({ yours: '10.0.0.6' });
      // What the client wrote before the proxy added its own word is not taken.
      expect((await ask('10.0.0.5', '203.0.113.9, 198.51.100.1')).json()).toMatchObject({ yours: '198.51.100.1' });
    } finally {
      await behind.close();
    }
  });
});
