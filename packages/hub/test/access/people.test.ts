import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { grantToMaker } from '../../src/features/setup/grant-to-maker.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openAccess, strong, type TestAccess } from './open-access.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let owner: string;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
});
afterAll(() => access.close());

const place = '/workspaces/1';
const fields = { url: 'u', resourceServer: 'https://r.example.test', authServer: 'a', clientId: 'c' };
const me = async (cookie: string) =>
  (await access.ask('GET', '/me', { cookie })).json<{
    workspaces: readonly { role: string; capabilities: string[]; connectionIds: number[]; isLimitedToClients: boolean }[];
  }>();

describe('an invitation', () => {
  const invite = async (email: string, role = 'operator') => {
    const made = await access.ask('POST', `${place}/invitations`, { cookie: owner, body: { email, role } });
    return made.json<{ link: string; id: string }>();
  };

  it('makes an account by its link, once, with the role that was given', async () => {
    const { link } = await invite('Ana@Example.test');
    expect(link).toMatch(/^http:\/\/localhost:80\/invitation#[\w-]{43}$/);
    const token = link.split('#')[1] ?? '';
    expect((await access.ask('POST', '/invitations/read', { body: { token } })).json()).toEqual({
      email: 'ana@example.test',
      workspaceName: 'Main',
      role: 'operator',
      hasAccount: false,
    });
    const weak = { token, displayName: 'Ana', password: 'ana@example.test' };
    expect((await access.ask('POST', '/invitations/accept', { body: weak })).json()).toMatchObject({ code: 'weak-password' });
    const accepted = await access.ask('POST', '/invitations/accept', { body: { token, displayName: 'Ana', password: strong } });
    expect(accepted.json()).toEqual({ workspaceId: 1 });
    expect((await me(accepted.cookie ?? '')).workspaces).toMatchObject([{ role: 'operator' }]);
    const again = await access.ask('POST', '/invitations/accept', { body: { token, displayName: 'Eve', password: strong } });
    expect(again.json()).toMatchObject({ status: 404, code: 'link-not-found' });
    expect(JSON.stringify(await access.rows('SELECT * FROM hub.invitation'))).not.toContain(token);
  });

  it('is for one person: whoever has an account signs in first, and nobody else takes it', async () => {
    await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Second' } });
    const made = await access.ask('POST', '/workspaces/2/invitations', {
      cookie: owner,
      body: { email: 'ana@example.test', role: 'viewer' },
    });
    const token = made.json<{ link: string }>().link.split('#')[1];
    const body = { token, displayName: 'Ana', password: strong };
    expect((await access.ask('POST', '/invitations/accept', { body })).json()).toMatchObject({
      code: 'account-exists',
      status: 409,
    });
    const other = await access.person('bob@example.test', 'viewer');
    const foreign = await access.ask('POST', '/invitations/accept', { cookie: other.cookie, body: { token } });
    expect(foreign.json()).toMatchObject({ code: 'invitation-of-another', status: 403 });
    const ana = (await access.signIn('ana@example.test', strong)).cookie ?? '';
    expect((await access.ask('POST', '/invitations/accept', { cookie: ana, body: { token } })).json()).toEqual({
      workspaceId: 2,
    });
    expect((await me(ana)).workspaces).toHaveLength(2);
  });

  it('is withdrawn, or opens no longer once it has expired', async () => {
    const { id, link } = await invite('late@example.test');
    const token = link.split('#')[1];
    await access.rows("UPDATE hub.invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect((await access.ask('POST', '/invitations/read', { body: { token } })).status).toBe(404);
    expect((await access.ask('DELETE', `${place}/invitations/${id}`, { cookie: owner })).status).toBe(204);
    expect((await access.ask('DELETE', `${place}/invitations/${id}`, { cookie: owner })).status).toBe(404);
  });
});

describe('roles', () => {
  it('change with the next request', async () => {
    const { accountId, cookie } = await access.person('riser@example.test', 'viewer');
    expect((await access.ask('GET', `${place}/people`, { cookie })).status).toBe(403);
    const changed = await access.ask('PUT', `${place}/people/${accountId}/role`, { cookie: owner, body: { role: 'admin' } });
    expect(changed.status).toBe(204);
    expect((await access.ask('GET', `${place}/people`, { cookie })).status).toBe(200);
  });

  it('of owners are given and taken by owners alone', async () => {
    const admin = await access.person('admin@example.test', 'admin');
    const [{ id: ownerId } = { id: '' }] = await access.rows<{ id: string }>(
      "SELECT id FROM hub.account WHERE email = 'owner@example.test'",
    );
    const asAdmin = { cookie: admin.cookie };
    const refused = [
      await access.ask('PUT', `${place}/people/${admin.accountId}/role`, { ...asAdmin, body: { role: 'owner' } }),
      await access.ask('PUT', `${place}/people/${ownerId}/role`, { ...asAdmin, body: { role: 'viewer' } }),
      await access.ask('DELETE', `${place}/people/${ownerId}`, asAdmin),
      await access.ask('PUT', `${place}/people/${ownerId}/clients`, { ...asAdmin, body: { clients: [] } }),
      await access.ask('POST', `${place}/people/${ownerId}/end-sessions`, asAdmin),
      await access.ask('POST', `${place}/invitations`, { ...asAdmin, body: { email: 'z@example.test', role: 'owner' } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('leave a workspace its last owner, also when two take each other out at once (S50)', async () => {
    const [{ id: first } = { id: '' }] = await access.rows<{ id: string }>(
      "SELECT id FROM hub.account WHERE email = 'owner@example.test'",
    );
    const alone = await access.ask('PUT', `${place}/people/${first}/role`, { cookie: owner, body: { role: 'viewer' } });
    expect(alone.json()).toMatchObject({ code: 'last-owner', status: 409 });
    expect((await access.ask('DELETE', `${place}/people/${first}`, { cookie: owner })).json()).toMatchObject({
      code: 'last-owner',
    });
    for (let round = 0; round < 5; round += 1) {
      const second = await access.person(`second-owner-${round}@example.test`, 'owner');
      const both = await Promise.all([
        access.ask('PUT', `${place}/people/${second.accountId}/role`, { cookie: owner, body: { role: 'admin' } }),
        access.ask('PUT', `${place}/people/${first}/role`, { cookie: second.cookie, body: { role: 'admin' } }),
      ]);
      const owners = await access.rows('SELECT account_id FROM hub.membership WHERE workspace_id = 1 AND role = $1', ['owner']);
      expect(owners, both.map(({ text }) => text).join()).toHaveLength(1);
      await access.rows("UPDATE hub.membership SET role = 'owner' WHERE workspace_id = 1 AND account_id = $1", [first]);
      await access.rows("UPDATE hub.membership SET role = 'admin' WHERE workspace_id = 1 AND account_id = $1", [
        second.accountId,
      ]);
    }
  });

  it('end with the membership: sessions see nothing, keys are dead, also when the person comes back (S53)', async () => {
    const { accountId, cookie } = await access.person('gone@example.test', 'operator');
    const body = { name: 'script', capabilities: ['view-sync'] };
    const { key } = (await access.ask('POST', `${place}/api-keys`, { cookie, body })).json<{ key: string }>();
    expect((await access.ask('GET', place, { key })).status).toBe(200);
    expect((await access.ask('DELETE', `${place}/people/${accountId}`, { cookie: owner })).status).toBe(204);
    expect((await access.ask('GET', place, { cookie })).status).toBe(404);
    expect((await access.ask('GET', place, { key })).status).toBe(401);
    await access.rows('INSERT INTO hub.membership (workspace_id, account_id, role, created_at) VALUES (1, $1, $2, now())', [
      accountId,
      'operator',
    ]);
    expect((await access.ask('GET', place, { key })).status).toBe(401);
  });
});

describe('keys', () => {
  it('are shown once, kept as a hash, and do no more than they were given', async () => {
    const { cookie } = await access.person('keeper@example.test', 'operator');
    const body = { name: 'reader', capabilities: ['view-sync'], days: 1 };
    const made = (await access.ask('POST', `${place}/api-keys`, { cookie, body })).json<{
      id: string;
      key: string;
      prefix: string;
    }>();
    expect(made.key).toMatch(/^sdg_(test|live)_[\w-]{43}$/);
    expect(made.key.startsWith(made.prefix)).toBe(true);
    expect(JSON.stringify(await access.rows('SELECT * FROM hub.api_key'))).not.toContain(made.key);
    const asKey = await access.ask('GET', place, { key: made.key });
    expect(asKey.json()).toMatchObject({ role: 'operator', capabilities: ['view-sync'] });
    // A page of another site cannot send it, so where the request comes from does not matter.
    expect((await access.ask('GET', place, { key: made.key, headers: { origin: 'https://elsewhere.example' } })).status).toBe(
      200,
    );
    expect((await access.ask('GET', '/workspaces/2', { key: made.key })).status).toBe(404);
    await access.rows("UPDATE hub.api_key SET expires_at = now() - interval '1 second' WHERE id = $1", [made.id]);
    expect((await access.ask('GET', place, { key: made.key })).status).toBe(401);
  });

  it('cannot make keys, change the account, or hold what their person does not', async () => {
    const { cookie } = await access.person('climber@example.test', 'viewer');
    const more = await access.ask('POST', `${place}/api-keys`, { cookie, body: { name: 'x', capabilities: ['manage-people'] } });
    expect(more.json()).toMatchObject({ status: 403, code: 'not-permitted' });
    const body = { name: 'x', capabilities: ['view-sync'] };
    const { key, id } = (await access.ask('POST', `${place}/api-keys`, { cookie, body })).json<{ key: string; id: string }>();
    const refused = [
      await access.ask('POST', `${place}/api-keys`, { key, body }),
      await access.ask('POST', '/me/password', { key, body: { current: strong, password: `${strong}-three` } }),
      await access.ask('POST', '/me/second-factor', { key, body: { password: strong } }),
      await access.ask('GET', '/me/sessions', { key }),
    ];
    expect(refused.map((one) => one.json<{ code: string }>().code)).toEqual(Array(4).fill('session-needed'));
    expect((await access.ask('DELETE', `${place}/api-keys/${id}`, { cookie })).status).toBe(204);
    expect((await access.ask('GET', place, { key })).status).toBe(401);
  });

  it('of others are ended by who manages the people, and by nobody else', async () => {
    const { cookie } = await access.person('holder@example.test', 'viewer');
    const other = await access.person('other-viewer@example.test', 'viewer');
    const { id } = (
      await access.ask('POST', `${place}/api-keys`, { cookie, body: { name: 'x', capabilities: ['view-sync'] } })
    ).json<{ id: string }>();
    expect((await access.ask('DELETE', `${place}/api-keys/${id}`, { cookie: other.cookie })).status).toBe(404);
    const seen = await access.ask('GET', `${place}/api-keys`, { cookie: other.cookie });
    expect(seen.json()).toEqual({ items: [] });
    expect((await access.ask('DELETE', `${place}/api-keys/${id}`, { cookie: owner })).status).toBe(204);
  });
});

describe('what a connection brings', () => {
  it('is seen by whoever made it, and by others only once it is granted to them, their group or their role', async () => {
    const maker = await access.person('maker@example.test', 'admin');
    const reader = await access.person('reader@example.test', 'viewer');
    const connectionId = await access.store.inWorkspace(1, async (db) => {
      const { id } = await insertConnection(db, { ...fields, name: 'granted' });
      await grantToMaker(db, id, { kind: 'person', name: 'maker', may: 'everything', accountId: maker.accountId });
      return id;
    });
    const sees = async (cookie: string) => (await me(cookie)).workspaces[0]?.connectionIds.includes(connectionId);
    expect([await sees(maker.cookie), await sees(reader.cookie), await sees(owner)]).toEqual([true, false, false]);
    const grant = (grantees: readonly object[]) =>
      access.ask('PUT', `${place}/grants/${connectionId}`, { cookie: owner, body: { grantees } });
    expect((await grant([{ accountId: reader.accountId }])).status).toBe(204);
    expect([await sees(maker.cookie), await sees(reader.cookie), await sees(owner)]).toEqual([false, true, false]);
    await grant([{ role: 'owner' }]);
    expect([await sees(maker.cookie), await sees(reader.cookie), await sees(owner)]).toEqual([false, false, true]);
    const made = await access.ask('POST', `${place}/groups`, {
      cookie: owner,
      body: { name: 'Desk', accountIds: [reader.accountId] },
    });
    const groupId = made.json<{ id: number }>().id;
    await grant([{ groupId }]);
    expect([await sees(reader.cookie), await sees(owner)]).toEqual([true, false]);
    await access.ask('PATCH', `${place}/groups/${groupId}`, { cookie: owner, body: { accountIds: [] } });
    expect(await sees(reader.cookie)).toBe(false);
    const { items } = (await access.ask('GET', `${place}/grants`, { cookie: owner })).json<{ items: { name: string }[] }>();
    expect(items).toContainEqual({ connectionId, name: 'granted', fromWorkspace: null, grantees: [{ groupId }] });
    await access.ask('PUT', `${place}/people/${reader.accountId}/clients`, {
      cookie: owner,
      body: { clients: [{ connectionId, clientId: 12 }] },
    });
    expect((await me(reader.cookie)).workspaces[0]?.isLimitedToClients).toBe(true);
  });
});
