import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Asking, TestAccess } from './open-access.ts';
import { type LinkedWorkspaces, openLinked, problemOf } from './open-linked.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let linked: LinkedWorkspaces;
beforeAll(async () => {
  linked = await openLinked();
}, 240_000);
afterAll(() => linked.access.close());
beforeEach(() => linked.link());

const ask = (method: Parameters<TestAccess['ask']>[0], path: string, asking: Asking) => linked.access.ask(method, path, asking);

const isGone = async (file: string) => {
  for (const path of ['/records/ticket', '/records/ticket/1', '/overview', '/exports/ticket?format=csv'])
    expect([path, problemOf(await linked.read(path))]).toEqual([path, '404 connection-not-found']);
  const found = await ask('GET', '/workspaces/2/search?text=second', { cookie: linked.viewer.cookie });
  expect(found.text).not.toContain('Second');
  expect((await ask('GET', file, { cookie: linked.viewer.cookie })).status).toBe(404);
  expect((await linked.listAs(linked.viewer.cookie)).linked).toEqual([]);
  const left = await linked.access.rows('SELECT FROM hub.connection_grant WHERE workspace_id = 2 AND connection_id = $1', [
    linked.ours.connectionId,
  ]);
  expect(left).toEqual([]);
};

it('a link is gone with the next request: taken back by the side that showed it', async () => {
  const file = await linked.exported();
  await linked.unlink();
  await isGone(file);
  const { connectionId } = linked.ours;
  const row = { actor: 'person:owner@example.test', subject: `connection ${connectionId}`, result: 'done' };
  expect((await linked.audited(1, 'connection.unlink')).at(-1)).toEqual({ ...row, detail: { toWorkspace: 2 } });
  expect((await linked.audited(2, 'connection.unlink')).at(-1)).toEqual({ ...row, detail: { name: 'ours', fromWorkspace: 1 } });
  const again = `/workspaces/1/connections/${connectionId}/links/2`;
  expect(problemOf(await ask('DELETE', again, { cookie: linked.owner }))).toBe('404 thing-not-found');
});

it('a link is gone with the next request: let go by the side that it was shown to', async () => {
  const file = await linked.exported();
  const path = `/workspaces/2/linked-connections/${linked.ours.connectionId}`;
  expect((await ask('DELETE', path, { cookie: linked.viewer.cookie })).status).toBe(403);
  expect((await ask('DELETE', path, { cookie: linked.admin.cookie })).status).toBe(204);
  await isGone(file);
  const row = { actor: 'person:admin@other.example.test', result: 'done' };
  expect((await linked.audited(2, 'connection.leave-link')).at(-1)).toMatchObject({ ...row, detail: { fromWorkspace: 1 } });
  expect((await linked.audited(1, 'connection.leave-link')).at(-1)).toMatchObject({ ...row, detail: { toWorkspace: 2 } });
  expect(problemOf(await ask('DELETE', path, { cookie: linked.admin.cookie }))).toBe('404 thing-not-found');
});

it('a link leaves nothing that a later link would bring back', async () => {
  const file = await linked.exported();
  await linked.unlink();
  await linked.linkTo(2, { cookie: linked.owner });
  expect(problemOf(await linked.read('/records/ticket'))).toBe('404 connection-not-found');
  expect((await linked.listAs(linked.owner)).linked).toHaveLength(1);
  await linked.link();
  expect((await linked.read('/records/ticket')).status).toBe(200);
  expect((await ask('GET', file, { cookie: linked.viewer.cookie })).status).toBe(404);
});

it('a link ends when the connection is removed, also where its rows are kept', async () => {
  const file = await linked.exported();
  const { connectionId } = linked.ours;
  const place = `/workspaces/1/connections/${connectionId}`;
  const remove = (keepData: boolean) => ask('DELETE', place, { cookie: linked.owner, body: { confirmName: 'ours', keepData } });
  expect((await remove(true)).json()).toEqual({ connection: 'ours', rows: 5, keptData: true });
  await isGone(file);
  const told = { subject: `connection ${connectionId}`, detail: { name: 'ours', fromWorkspace: 1 } };
  expect((await linked.audited(2, 'connection.remove')).at(-1)).toMatchObject(told);
  expect((await linked.audited(1, 'connection.remove')).at(-1)).toMatchObject({ detail: { linkedTo: [2] } });
  await linked.link();
  expect((await linked.read('/records/ticket')).status).toBe(200);
  expect((await remove(false)).status).toBe(200);
  expect((await linked.listAs(linked.owner)).linked).toEqual([]);
  expect(await linked.audited(2, 'connection.remove')).toHaveLength(2);
});
