import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { insertMembership } from '../../src/store/rows/membership-rows.ts';
import { bodyOfRoute, everyRoute, pathOfRoute } from '../api/route-calls.ts';
import { digestDatabase } from '../store/database-digest.ts';
import type { Asking, TestAccess } from './open-access.ts';
import { type LinkedWorkspaces, openLinked, problemOf } from './open-linked.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let linked: LinkedWorkspaces;
beforeAll(async () => {
  linked = await openLinked();
}, 240_000);
afterAll(() => linked.access.close());

type Method = Parameters<TestAccess['ask']>[0];
type Role = Parameters<TestAccess['person']>[1];

const ask = (method: Method, path: string, asking: Asking) => linked.access.ask(method, path, asking);
const linkTo: LinkedWorkspaces['linkTo'] = (...order) => linked.linkTo(...order);

describe('a link', () => {
  /** Somebody with a role in workspace 1, and with one in workspace 2 or none. */
  async function somebody(here: Role, there: Role | null) {
    const person = await linked.access.person(`${here}-${there}@links.example.test`, here);
    await linked.access.store.inInstallation(async (db) => {
      if (there === null) return;
      await insertMembership(db, { workspaceId: 2, accountId: person.accountId, role: there, at: new Date() });
    });
    const grantees = [{ role: 'owner' }, { role: 'admin' }, { role: 'operator' }, { role: 'viewer' }];
    const place = `/workspaces/1/grants/${linked.ours.connectionId}`;
    await ask('PUT', place, { cookie: linked.owner, body: { grantees } });
    return person;
  }
  const refusals: readonly (readonly [string, Role, Role | null, string])[] = [
    ['who belongs to the other workspace no more than anybody', 'admin', null, '404 workspace-not-found'],
    ['who only looks there', 'admin', 'viewer', '403 not-permitted'],
    ['who runs syncs there', 'owner', 'operator', '403 not-permitted'],
    ['who manages there, and not here', 'operator', 'owner', '403 not-permitted'],
  ];
  it.each(refusals)('is made by nobody %s', async (_, here, there, refused) => {
    const { cookie } = await somebody(here, there);
    const before = await digestDatabase(linked.access.store);
    expect(problemOf(await linkTo(2, { cookie }))).toBe(refused);
    expect(await digestDatabase(linked.access.store)).toEqual(before);
  });

  it('is made by no key: a key is of one workspace, whatever the person behind it is in others', async () => {
    const { cookie } = await somebody('admin', 'admin');
    const body = { name: 'links', capabilities: ['link-connections', 'manage-connections'] };
    const made = await ask('POST', '/workspaces/1/api-keys', { cookie, body });
    const { key } = made.json<{ key: string }>();
    expect(problemOf(await linkTo(2, { key }))).toBe('404 workspace-not-found');
    expect((await linkTo(2, { cookie })).status).toBe(204);
    await linked.unlink();
  });

  it('is not made from an address that the other workspace does not allow', async () => {
    const addresses = (list: readonly object[]) =>
      ask('PUT', '/workspaces/2/addresses', { cookie: linked.owner, from: '203.0.113.9', body: { addresses: list } });
    expect((await addresses([{ network: '203.0.113.0/24' }])).status).toBe(204);
    expect(problemOf(await linkTo(2, { cookie: linked.owner, from: '198.51.100.1' }))).toBe('403 address-not-allowed');
    expect((await addresses([])).status).toBe(204);
  });

  it('is not taken from the other side, nor made to the workspace itself', async () => {
    expect(problemOf(await linkTo(2, { cookie: linked.admin.cookie }, 2))).toBe('404 connection-not-found');
    expect(problemOf(await linkTo(1, { cookie: linked.owner }))).toBe('400 invalid-input');
    expect((await linked.listAs(linked.owner)).linked).toEqual([]);
  });

  it('is seen by who made it, and by nobody else until it is granted there', async () => {
    expect((await linkTo(2, { cookie: linked.owner })).status).toBe(204);
    const shown = { id: linked.ours.connectionId, name: 'ours', fromWorkspace: 'Main', isSandbox: false };
    expect((await linked.listAs(linked.owner)).linked).toEqual([shown]);
    expect((await linked.listAs(linked.admin.cookie)).linked).toEqual([]);
    expect(problemOf(await linked.read('/records/ticket'))).toBe('404 connection-not-found');
    // Whoever manages connections there knows of it without seeing its records, and says who does.
    const taken = await ask('GET', '/workspaces/2/linked-connections', { cookie: linked.admin.cookie });
    expect(taken.json()).toMatchObject({
      items: [{ connectionId: shown.id, name: 'ours', fromWorkspace: 'Main', linkedBy: 'person:owner@example.test' }],
    });
    await linked.link();
    expect((await linked.listAs(linked.viewer.cookie)).linked).toEqual([shown]);
    const grants = (await ask('GET', '/workspaces/2/grants', { cookie: linked.admin.cookie })).json<{ items: object[] }>();
    expect(grants.items).toContainEqual(expect.objectContaining({ connectionId: shown.id, fromWorkspace: 'Main' }));
    // The grants of the workspace that it belongs to are untouched by those of the other.
    const own = (await ask('GET', '/workspaces/1/grants', { cookie: linked.owner })).json<{ items: { grantees: object[] }[] }>();
    expect(own.items[0]?.grantees).toHaveLength(4);
    const links = `/workspaces/1/connections/${shown.id}/links`;
    expect((await ask('GET', links, { cookie: linked.owner })).json()).toMatchObject({
      items: [{ workspaceId: 2, workspace: 'Other', linkedBy: 'person:owner@example.test' }],
    });
  });

  it('stands in the audit of both, once however often it is made', async () => {
    await linkTo(2, { cookie: linked.owner });
    const subject = `connection ${linked.ours.connectionId}`;
    const by = { actor: 'person:owner@example.test', subject, result: 'done' };
    expect((await linked.audited(1, 'connection.link')).at(-1)).toEqual({ ...by, detail: { toWorkspace: 2 } });
    expect((await linked.audited(2, 'connection.take-link')).at(-1)).toEqual({
      ...by,
      detail: { name: 'ours', fromWorkspace: 1 },
    });
    const counts = async () => [
      (await linked.audited(1, 'connection.link')).length,
      (await linked.audited(2, 'connection.take-link')).length,
    ];
    const before = await counts();
    expect((await linkTo(2, { cookie: linked.owner })).status).toBe(204);
    expect(await counts()).toEqual(before);
  });
});

describe('a connection that is linked', () => {
  beforeEach(() => linked.link());

  it('is read there in every way that a mirror is read', async () => {
    const { viewer } = linked;
    const list = (await linked.read('/records/ticket?sort=id&columns=id,summary')).json<{ items: { values: object }[] }>();
    expect(list.items.map(({ values }) => values)).toEqual([
      { id: 1, summary: 'Ticket of ours' },
      { id: 2, summary: 'Second ticket' },
    ]);
    const object = await linked.read('/records/ticket/1');
    expect(object.json()).toMatchObject({ title: 'Ticket of ours', haloUrl: expect.stringContaining('ours.example.test') });
    expect((await linked.read('/records/client/1/raw')).json()).toEqual({ list: '{"id":1}', detail: null });
    const board = (await linked.read('/overview')).json<{ figures: { entity: string; count: { count: number } }[] }>();
    expect(board.figures.filter(({ entity }) => entity === 'ticket').map(({ count }) => count.count)).toContain(2);
    const found = await ask('GET', '/workspaces/2/search?text=second', { cookie: viewer.cookie });
    expect(found.text).toContain('Second ticket');
    expect((await ask('GET', '/workspaces/2/search?text=2', { cookie: viewer.cookie })).text).toContain('Second client');
    const sent = await linked.read('/exports/ticket?format=csv&columns=id,summary');
    expect(sent.text).toContain('Second ticket');
    const file = await linked.exported();
    expect((await ask('GET', file, { cookie: viewer.cookie })).text).toContain('Second ticket');
  });

  it('is read there as it was', async () => {
    const [at] = (
      await linked.access.store.inWorkspace(1, async ({ client }) => {
        const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
        return rows;
      })
    ).map((row) => row.at.toISOString());
    await linked.access.store.inWorkspace(1, ({ client }) =>
      client.query(`UPDATE mirror.ticket SET status_id = 77, synced_at = now() WHERE id = 1 AND connection_id = $1`, [
        linked.ours.connectionId,
      ]),
    );
    const object = (await linked.read('/records/ticket/1')).json<{ history: { versions: object[] } }>();
    expect(object.history.versions).toHaveLength(2);
    const past = await linked.read(`/records/ticket/1/as-of?at=${at}`);
    expect(past.json()).toMatchObject({ values: { statusId: null } });
    const then = await linked.read(`/records/ticket?asOf=${at}&columns=id,statusId&sort=id`);
    expect(then.json<{ items: { values: object }[] }>().items.map(({ values }) => values)).toContainEqual({
      id: 1,
      statusId: null,
    });
  });

  it('is not there for any route but those that read its mirror, whoever asks, and nothing happens', async () => {
    const { ours, owner, theirs } = linked;
    const named = everyRoute.filter(({ path }) => path.includes(':connectionId'));
    expect(named.filter(({ readsLinked }) => readsLinked).map(({ name }) => name)).toEqual([
      'overview.read',
      'records.list',
      'records.read',
      'records.raw',
      'records.as-of',
      'exports.direct',
      'exports.request',
    ]);
    const shut = named.filter(({ readsLinked }) => !readsLinked);
    expect(shut.length).toBeGreaterThan(20);
    const before = await digestDatabase(linked.access.store);
    // With the things of the one, by the address of the other: an owner of both still has nothing to do with it there.
    for (const route of shut)
      for (const things of [ours, { ...theirs, connectionId: ours.connectionId }]) {
        const body = bodyOfRoute(route, things);
        const path = pathOfRoute(route, things, { workspaceId: 2, otherWorkspaceId: 3 });
        const answer = await ask(route.method as Method, path, { cookie: owner, ...(body === undefined ? {} : { body }) });
        expect([route.name, problemOf(answer)]).toEqual([route.name, '404 connection-not-found']);
      }
    const replay = { cookie: owner, body: { connectionId: ours.connectionId } };
    expect((await ask('POST', '/workspaces/2/issues/replay', replay)).status).toBe(404);
    const issues = { cookie: owner, body: { ids: [ours.issueId], why: 'x' } };
    expect((await ask('POST', '/workspaces/2/issues/dismiss', issues)).status).toBe(404);
    expect(await digestDatabase(linked.access.store)).toEqual(before);
  });

  it('tells nothing of itself in what else the other workspace lists: issues, jobs, channels, audit', async () => {
    const { owner, ours } = linked;
    for (const path of ['/issues', '/jobs', '/channels']) {
      const answer = await ask('GET', `/workspaces/2${path}`, { cookie: owner });
      expect([path, answer.status, answer.text.includes('ours')]).toEqual([path, 200, false]);
    }
    expect((await linked.listAs(owner)).items.map(({ id }) => id)).toEqual([linked.theirs.connectionId]);
    const audit = async (of: number) => (await ask('GET', `/workspaces/${of}/audit?limit=200`, { cookie: owner })).text;
    const before = await audit(2);
    const changed = { cookie: owner, body: { isPaused: true } };
    expect((await ask('PATCH', `/workspaces/1/connections/${ours.connectionId}/sync`, changed)).status).toBe(204);
    expect(await audit(1)).toContain('sync.schedule');
    expect(await audit(2)).toEqual(before);
  });

  it('shows who is limited to some clients only those', async () => {
    const limited = await linked.access.person('limited@other.example.test', 'viewer', 2);
    const clients = [{ connectionId: linked.ours.connectionId, clientId: 2 }];
    const place = `/workspaces/2/people/${limited.accountId}/clients`;
    expect((await ask('PUT', place, { cookie: linked.admin.cookie, body: { clients } })).status).toBe(204);
    const { cookie } = limited;
    const seen = (await linked.read('/records/ticket?columns=id', { cookie })).json<{ items: { values: object }[] }>();
    expect(seen.items.map(({ values }) => values)).toEqual([{ id: 2 }]);
    expect((await linked.read('/records/ticket/1', { cookie })).status).toBe(404);
    expect((await linked.read('/exports/ticket?format=csv&columns=summary', { cookie })).text).not.toContain('of ours');
    const found = await ask('GET', '/workspaces/2/search?text=ticket', { cookie });
    expect([found.text.includes('Second ticket'), found.text.includes('Ticket of')]).toEqual([true, false]);
  });

  it('is open to a key of the other workspace as to its person, and no wider', async () => {
    const body = { name: 'reads', capabilities: ['read-data'] };
    const made = await ask('POST', '/workspaces/2/api-keys', { cookie: linked.owner, body });
    const { key } = made.json<{ key: string }>();
    expect((await linked.read('/records/ticket?columns=id', { key })).json()).toMatchObject({ items: [{}, {}] });
    expect((await linked.read('/exports/ticket?format=csv', { key })).status).toBe(403);
    expect(problemOf(await linked.read('/sync', { key }))).toBe('403 not-permitted');
    // By its own address the connection is not there for a key of another workspace.
    const own = `/workspaces/1/connections/${linked.ours.connectionId}/records/ticket`;
    expect(problemOf(await ask('GET', own, { key }))).toBe('404 workspace-not-found');
  });

  it('is not linked on', async () => {
    expect(problemOf(await linkTo(3, { cookie: linked.owner }, 2))).toBe('404 connection-not-found');
    const { items } = (await ask('GET', '/workspaces/3/linked-connections', { cookie: linked.owner })).json<{
      items: object[];
    }>();
    expect(items).toEqual([]);
  });
});
