import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openAccess, type TestAccess } from '../access/open-access.ts';

vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let sandbox: Sandbox;
let owner: string;
let connectionId: number;
/** Two assets of one client and one of another. */
let assets: readonly { readonly id: number; readonly clientId: number }[];

const smallWorld = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };
const place = '/workspaces/1';
type Method = Parameters<TestAccess['ask']>[0];
const ask = (method: Method, path: string, body?: unknown, cookie = owner) =>
  access.ask(method, `${place}${path}`, { cookie, ...(body === undefined ? {} : { body }) });
const noteOf = (id: number) => sandbox.oracle.get('asset', id)?.['warranty_note'];

interface Shown {
  readonly state: string;
  readonly counts: { readonly create: number; readonly update: number; readonly delete: number };
  readonly outcomes: Readonly<Record<string, number>>;
  readonly open: number;
  readonly excluded: number;
  readonly isBeingApplied: boolean;
  readonly judgement: unknown;
  readonly approvals: readonly { readonly by: string; readonly isYou: boolean }[];
  readonly clients: readonly { readonly id: number | null }[];
}

beforeAll(async () => {
  access = await openAccess();
  sandbox = await startSandbox({ world: smallWorld, rateLimit: null });
  owner = await access.claim();
  const { url, tenant, clientId, clientSecret: secret } = sandbox;
  const typed = { name: 'acme', url, tenant, clientId, secret, allowPrivateHost: true, requestLimit: 100_000 };
  const made = await ask('POST', '/connections', { ...typed, saveWith: 'warnings' });
  connectionId = Number(/"connectionId":(\d+)/.exec(made.text)?.[1]);
  const roles = ['owner', 'admin', 'operator', 'approver', 'viewer'].map((role) => ({ role }));
  await ask('PUT', `/grants/${connectionId}`, { grantees: roles });
  const all = [...sandbox.oracle.keys('asset')].map(Number).map((id) => {
    return { id, clientId: Number(sandbox.oracle.get('asset', id)?.['client_id']) };
  });
  const twice = all.filter(({ clientId: of }) => all.filter((other) => other.clientId === of).length > 1);
  const mine = twice.filter(({ clientId: of }) => of === twice[0]?.clientId).slice(0, 2);
  assets = [...mine, ...all.filter(({ clientId: of }) => of !== twice[0]?.clientId).slice(0, 1)];
  expect(assets).toHaveLength(3);
}, 240_000);
afterAll(async () => {
  await access.close();
  await sandbox.close();
});

async function build(note: string): Promise<number> {
  const changes = assets.map(({ id }) => ({
    change: 'update-asset',
    key: id,
    set: { warrantyNote: note },
    reason: `because ${note}`,
  }));
  const answer = await ask('POST', `/connections/${connectionId}/plans`, { title: note, changes });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer.json<{ planId: number }>().planId;
}

const show = async (planId: number, cookie = owner) => (await ask('GET', `/plans/${planId}`, undefined, cookie)).json<Shown>();
const listChanges = async (planId: number, query = '', cookie = owner) =>
  (await ask('GET', `/plans/${planId}/changes${query}`, undefined, cookie)).json<{
    readonly items: readonly { readonly number: number; readonly outcome: { readonly outcome: string } | null }[];
    readonly total: number;
    readonly nextCursor: string | null;
  }>();

async function settled(planId: number): Promise<Shown> {
  await vi.waitUntil(async () => !['planned', 'approved', 'applying'].includes((await show(planId)).state), {
    timeout: 60_000,
    interval: 100,
  });
  return show(planId);
}

it('a plan is built, read page by page, chosen, approved, applied in the background and undone', async () => {
  const planId = await build('first');
  expect(await show(planId)).toMatchObject({ state: 'planned', counts: { create: 0, update: 3, delete: 0 }, open: 3 });
  const page = await listChanges(planId, '?limit=2');
  expect([page.items.map(({ number }) => number), page.total, page.nextCursor]).toEqual([[1, 2], 3, '2']);
  expect((await listChanges(planId, '?limit=2&cursor=2')).items.map(({ number }) => number)).toEqual([3]);
  expect((await listChanges(planId, '?text=FIRST&sign=~')).total).toBe(3);
  expect((await listChanges(planId, '?sign=%2B')).total).toBe(0);

  const filter = { clientId: assets[2]?.clientId };
  expect((await ask('POST', `/plans/${planId}/choose`, { matching: { act: 'exclude', filter } })).json()).toEqual({
    excluded: 1,
  });
  expect((await listChanges(planId, '?excluded=true')).items.map(({ number }) => number)).toEqual([3]);
  expect((await ask('POST', `/plans/${planId}/apply`)).status).toBe(409);
  expect((await ask('POST', `/plans/${planId}/approve`, {})).json()).toEqual({ approvals: 1, needed: 1 });
  expect((await show(planId)).approvals).toMatchObject([{ by: 'Owner', isYou: true }]);
  const before = sandbox.oracle.effects().length;
  const started = await Promise.all([ask('POST', `/plans/${planId}/apply`), ask('POST', `/plans/${planId}/apply`)]);
  expect(started.map(({ status }) => status)).toEqual([202, 202]);
  expect(await settled(planId)).toMatchObject({ state: 'applied', outcomes: { applied: 2, skipped: 1 }, open: 0, excluded: 1 });
  expect(sandbox.oracle.effects(before).filter(({ entity }) => entity === 'asset')).toHaveLength(2);
  expect(assets.map(({ id }) => noteOf(id) === 'first')).toEqual([true, true, false]);
  expect((await listChanges(planId, '?outcome=skipped')).total).toBe(1);

  const undo = await ask('POST', `/plans/${planId}/revert`, {});
  const { planId: undoing, changes } = undo.json<{ planId: number; changes: number }>();
  expect([undo.status, changes]).toEqual([201, 2]);
  await ask('POST', `/plans/${undoing}/approve`, {});
  await ask('POST', `/plans/${undoing}/apply`);
  expect((await settled(undoing)).state).toBe('applied');
  expect(assets.some(({ id }) => noteOf(id) === 'first')).toBe(false);
  const { items } = (await ask('GET', '/plans')).json<{ items: { id: number }[] }>();
  expect(items.map(({ id }) => id)).toEqual([undoing, planId]);
});

it('who is limited to some clients sees their changes and no counts of others, and decides nothing', async () => {
  const planId = await build('second');
  const { accountId, cookie } = await access.person('limited@example.test', 'approver');
  const clients = [{ connectionId, clientId: assets[2]?.clientId }];
  expect((await ask('PUT', `/people/${accountId}/clients`, { clients })).status).toBeLessThan(300);
  const seen = await show(planId, cookie);
  expect(seen).toMatchObject({ counts: { create: 0, update: 1, delete: 0 }, open: 1, judgement: null });
  expect(seen.clients.map(({ id }) => id)).toEqual([assets[2]?.clientId]);
  const { items, total } = await listChanges(planId, '', cookie);
  expect([items.map(({ number }) => number), total]).toEqual([[3], 1]);
  const file = await ask('GET', `/plans/${planId}/file?format=csv`, undefined, cookie);
  expect(file.text.trimEnd().split('\r\n')).toHaveLength(2);
  for (const [act, body] of [
    ['choose', { exclude: [3] }],
    ['approve', {}],
    ['apply', undefined],
    ['revert', {}],
    ['discard', {}],
  ] as const) {
    const { status, text } = await ask('POST', `/plans/${planId}/${act}`, body, cookie);
    expect([act, status, text.includes('limited-to-clients')]).toEqual([act, 403, true]);
  }
  expect((await show(planId)).state).toBe('planned');
  await ask('PUT', `/people/${accountId}/clients`, { clients: [{ connectionId, clientId: 999_999 }] });
  expect((await ask('GET', `/plans/${planId}`, undefined, cookie)).status).toBe(404);
  expect((await ask('GET', '/plans', undefined, cookie)).json()).toMatchObject({ items: [] });
});

it('a limit of the policy holds a plan back until a person accepts that very number; what is discarded stays readable', async () => {
  const policy = `/connections/${connectionId}/plan-policy`;
  expect((await ask('PATCH', policy, { stopAboveChanges: 2 })).json()).toMatchObject({
    stopAboveChanges: 2,
    stopAfterErrors: 10,
  });
  expect((await ask('PATCH', policy, { stopAboveChanges: -1 })).status).toBe(400);
  expect((await ask('GET', policy)).json()).toMatchObject({ policy: { stopAboveChanges: 2 }, frozen: null });
  const planId = await build('third');
  expect((await show(planId)).judgement).toMatchObject({ isBlocked: true });
  expect((await ask('POST', `/plans/${planId}/approve`, {})).status).toBe(409);
  expect((await ask('POST', `/plans/${planId}/approve`, { acceptCount: 2 })).status).toBe(409);
  expect((await ask('POST', `/plans/${planId}/approve`, { acceptCount: 3 })).status).toBe(200);
  expect((await ask('POST', `/plans/${planId}/discard`, {})).status).toBe(204);
  expect(await show(planId)).toMatchObject({ state: 'discarded', judgement: null });
  expect((await ask('POST', `/plans/${planId}/apply`)).status).toBe(409);
  await ask('PATCH', policy, { stopAboveChanges: null });
});

it('text that a spreadsheet would run is text in the file', async () => {
  const planId = await build('=1+1');
  const { text, headers } = await ask('GET', `/plans/${planId}/file?format=csv`);
  expect(headers['content-type']).toContain('text/csv');
  expect(text).toContain(",'=1+1,");
  expect(text).not.toMatch(/,=1/);
  const json = await ask('GET', `/plans/${planId}/file`);
  expect((JSON.parse(json.text) as unknown[]).length).toBe(3);
});

it('a plan that somebody left behind is taken up by whoever applies it again', async () => {
  const planId = await build('fourth');
  await ask('POST', `/plans/${planId}/approve`, {});
  // Somebody has begun it and is gone: no lease is held.
  await access.store.inWorkspace(1, (db) => db.client.query("UPDATE hub.plan SET state = 'applying' WHERE id = $1", [planId]));
  expect(await show(planId)).toMatchObject({ state: 'applying', isBeingApplied: false });
  expect((await ask('POST', `/plans/${planId}/apply`)).json()).toEqual({ isStarted: true });
  expect((await settled(planId)).state).toBe('applied');
});

// The last of the file: what works in the background of this house has ended afterwards.
it('a hub that is stopped ends at the boundary of a change, and the rest is applied later, each change once', async () => {
  const keys = [...sandbox.oracle.keys('asset')].map(Number);
  const changes = keys.map((key) => ({ change: 'update-asset', key, set: { warrantyNote: 'fifth' } }));
  const built = await ask('POST', `/connections/${connectionId}/plans`, { changes });
  const { planId } = built.json<{ planId: number }>();
  await ask('POST', `/plans/${planId}/approve`, {});
  const before = sandbox.oracle.effects().length;
  const written = () => sandbox.oracle.effects(before).filter(({ entity }) => entity === 'asset').length;
  const slow = { match: { path: '^asset/\\d+$', method: 'GET' }, fault: 'drip', args: { bytes: 400, everyMs: 40 } } as const;
  sandbox.control.addFault({ ...slow, times: 10_000 });
  expect((await ask('POST', `/plans/${planId}/apply`)).status).toBe(202);
  await vi.waitUntil(async () => (await show(planId)).open < keys.length, { timeout: 60_000, interval: 20 });
  access.house.stopWork();
  const stopped = await settled(planId);
  expect(stopped.state).toBe('stopped');
  expect(stopped.open).toBeGreaterThan(0);
  sandbox.control.clearFaults();
  expect(await access.house.main.plans.apply({ planId })).toMatchObject({ state: 'applied', open: 0 });
  expect(written()).toBe(keys.length);
});
