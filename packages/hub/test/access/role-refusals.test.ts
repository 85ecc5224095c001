import { capabilitiesOfRole, type Role, type RouteDefinition, roles } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOfRoute, everyRoute, pathOfRoute } from '../api/route-calls.ts';
import { digestDatabase } from '../store/database-digest.ts';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { openAccess, type TestAccess } from './open-access.ts';

let access: TestAccess;
let things: WorkspaceThings;
const people = new Map<Role, { readonly accountId: string; readonly cookie: string }>();

beforeAll(async () => {
  access = await openAccess();
  const owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
  for (const role of roles) people.set(role, await access.person(`${role}@roles.example.test`, role));
}, 240_000);
afterAll(() => access.close());

type Method = Parameters<TestAccess['ask']>[0];

const mayCall = (role: Role, { permission }: RouteDefinition) =>
  permission === 'public' ||
  permission === 'signed-in' ||
  (permission !== 'installation-owner' && capabilitiesOfRole[role].includes(permission));
const writing = everyRoute.filter(({ method }) => method !== 'GET');

/** Calls a route on things that are there, with a body that it understands: nothing but the role stands in the way. */
async function call(role: Role, route: RouteDefinition) {
  const body = bodyOfRoute(route, things);
  const answer = await access.ask(route.method as Method, pathOfRoute(route, things), {
    cookie: people.get(role)?.cookie ?? '',
    ...(body === undefined ? {} : { body }),
  });
  return [route.name, answer.status, answer.json<{ code: string }>().code];
}

describe('S43: a role that calls what is for others', () => {
  it('a viewer writes nothing but what is their own', () => {
    const open = writing.filter((route) => mayCall('viewer', route) && route.permission !== 'public');
    // Whoever adds to this list says why somebody who only looks may do it.
    expect(open.map(({ name }) => name).sort()).toEqual([
      'account.change',
      'account.change-password',
      'account.confirm-second-factor',
      'account.end-session',
      'account.enrol-second-factor',
      'account.remove-second-factor',
      'account.renew-recovery-codes',
      'api-keys.create',
      'api-keys.revoke',
      'exports.cancel',
      'exports.request',
      'sign-in.end',
      'sign-in.second-factor',
      'views.change',
      'views.create',
      'views.remove',
    ]);
  });

  it.each(roles)('%s: is refused by every other route, with a body that would do, and nothing happens', async (role) => {
    const before = await digestDatabase(access.store);
    const refused = everyRoute.filter((route) => !mayCall(role, route));
    expect(refused.length).toBeGreaterThan(role === 'owner' ? 2 : 4);
    for (const route of refused) expect(await call(role, route)).toEqual([route.name, 403, 'not-permitted']);
    expect(await digestDatabase(access.store)).toEqual(before);
  });

  it('S78: comes from an address that the workspace does not allow, and is refused by every route of it, with a key too', async () => {
    const cookie = people.get('owner')?.cookie ?? '';
    const inside = { cookie, from: '203.0.113.9' };
    const made = await access.ask('POST', '/workspaces/1/api-keys', {
      cookie,
      body: { name: 'x', capabilities: ['read-audit'] },
    });
    const { key } = made.json<{ key: string }>();
    const other = await access.person('elsewhere@example.test', 'viewer');
    const body = { addresses: [{ network: '203.0.113.0/24' }] };
    expect((await access.ask('PUT', '/workspaces/1/addresses', { ...inside, body })).status).toBe(204);
    const before = await digestDatabase(access.store);
    for (const route of everyRoute.filter(({ path }) => path.includes(':workspaceId'))) {
      const asked = bodyOfRoute(route, things);
      for (const who of [{ cookie }, { key }]) {
        const headers = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' };
        const answer = await access.ask(route.method as Method, pathOfRoute(route, things), {
          ...{ ...who, headers, from: '198.51.100.1' },
          ...(asked === undefined ? {} : { body: asked }),
        });
        expect([route.name, answer.json()]).toMatchObject([route.name, { status: 403, code: 'address-not-allowed' }]);
      }
    }
    expect(await digestDatabase(access.store)).toEqual(before);
    expect((await access.ask('GET', '/me', { cookie: other.cookie, from: '198.51.100.1' })).json()).toMatchObject({
      workspaces: [{ isReachable: false }],
    });
    expect((await access.ask('PUT', '/workspaces/1/addresses', { ...inside, body: { addresses: [] } })).status).toBe(204);
  });

  it('is kept in the audit, with who, what and from where', async () => {
    const { rows } = await access.store.inWorkspace(1, (db) =>
      db.client.query(
        `SELECT DISTINCT actor, result, ip, detail ->> 'code' AS code FROM hub.audit_event WHERE result = 'refused'`,
      ),
    );
    for (const role of roles.filter((one) => one !== 'owner'))
      expect(rows).toContainEqual({
        actor: `person:${role}@roles.example.test`,
        result: 'refused',
        ip: '127.0.0.1',
        code: 'not-permitted',
      });
  });
});
