import type { ApiRoutes, Problem, RouteAnswer } from '@sundog/api';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Doorway, openDoorway } from './open-doorway.ts';

type AnswerOf<Name extends ApiRoutes[number]['name']> = RouteAnswer<Extract<ApiRoutes[number], { readonly name: Name }>>;

let sandbox: Sandbox;
let door: Doorway;
let connectionId: number;
beforeAll(async () => {
  [sandbox, door] = await Promise.all([startSandbox({ scenario: 'small', rateLimit: null }), openDoorway()]);
  door.admit('admin', { role: 'admin' });
  door.admit('viewer', { role: 'viewer' });
});
afterAll(async () => {
  await door.close();
  await sandbox.close();
});

const typed = () => ({
  url: sandbox.url,
  tenant: sandbox.tenant,
  clientId: sandbox.clientId,
  secret: sandbox.clientSecret,
  allowPrivateHost: true,
  requestLimit: 100_000,
});
const at = (path = '') => `/workspaces/1/connections/${connectionId}${path}`;
const admitAll = () => {
  const reader = { connectionIds: [connectionId], clients: null };
  door.admit('admin', { role: 'admin', reader });
  door.admit('operator', { role: 'operator', reader });
};

describe('connecting over HTTP', () => {
  it('finds the three addresses from one', async () => {
    const { url, tenant, allowPrivateHost } = typed();
    const found = await (
      await door.call('admin', 'POST', '/workspaces/1/connections/locate', { url, tenant, allowPrivateHost })
    ).json();
    expect(found).toMatchObject({
      resourceServer: sandbox.resourceServer,
      authServer: sandbox.authServer,
      tenant: sandbox.tenant,
    });
  });

  it('tests and saves nothing', async () => {
    const events = await door.events('admin', 'POST', '/workspaces/1/connections/test', typed());
    expect(events.filter(({ kind }) => kind === 'step').length).toBeGreaterThan(5);
    expect(events.at(-1)).toMatchObject({ kind: 'result', saved: false, report: { outcome: expect.stringMatching(/^passed/) } });
    expect(await door.house.main.listConnections()).toEqual([]);
  });

  it('tells of a wrong secret and saves nothing', async () => {
    const body = { ...typed(), name: 'halo', secret: 'wrong-canary-secret' };
    const events = await door.events('admin', 'POST', '/workspaces/1/connections', body);
    expect(events.at(-1)).toMatchObject({ kind: 'result', saved: false, report: { outcome: 'failed' } });
    expect(JSON.stringify(events)).not.toContain('wrong-canary-secret');
  });

  it('saves what passed', async () => {
    const events = await door.events('admin', 'POST', '/workspaces/1/connections', {
      ...typed(),
      name: 'halo',
      saveWith: 'warnings',
    });
    const result = events.at(-1);
    expect(result).toMatchObject({ kind: 'result', saved: true, connectionId: expect.any(Number) });
    connectionId = Number(result?.['connectionId']);
  });

  it('a viewer may not', async () => {
    const answer = await door.call('viewer', 'POST', '/workspaces/1/connections', { ...typed(), name: 'other' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'not-permitted', detail: expect.stringContaining('owner, admin') });
  });

  it('refuses what no route knows of', async () => {
    const answer = await door.call('admin', 'POST', '/workspaces/1/connections', {
      ...typed(),
      name: 'x',
      workspaceId: 2,
      isSandbox: true,
    });
    expect(answer.status).toBe(400);
  });
});

describe('a connection', () => {
  it('that was not granted is not there', async () => {
    for (const path of ['', '/sync', '/permissions', '/webhooks', '/runs']) {
      const answer = await door.call('viewer', 'GET', at(path));
      expect([path, answer.status, ((await answer.json()) as Problem).code]).toEqual([path, 404, 'connection-not-found']);
    }
    expect(await door.ask('viewer', 'GET', '/workspaces/1/connections')).toEqual({ items: [], linked: [] });
  });

  it('is shown without its secret', async () => {
    admitAll();
    const text = await (await door.call('admin', 'GET', at())).text();
    expect(JSON.parse(text)).toMatchObject({ name: 'halo', secret: { expiresAt: null }, isActive: true, isSandbox: false });
    expect(text).not.toContain(sandbox.clientSecret);
  });

  it('is tested with a change laid over it, and stays as it was', async () => {
    const events = await door.events('admin', 'POST', at('/edit'), { changes: { syncEveryMinutes: 33 }, isTrial: true });
    expect(events.at(-1)).toMatchObject({ kind: 'result', saved: false });
    expect(await door.ask('admin', 'GET', at())).toMatchObject({ syncEveryMinutes: null });
  });

  it('is X-rayed feature by feature', async () => {
    const events = await door.events('admin', 'POST', at('/permissions'), {});
    expect(events.at(-1)).toMatchObject({
      kind: 'result',
      report: { features: expect.arrayContaining([expect.objectContaining({ verdict: 'works' })]) },
    });
    const read = await door.ask<AnswerOf<'permissions.read'>>('admin', 'GET', at('/permissions'));
    expect(read.report?.features[0]?.cells[0]).toMatchObject({ label: expect.any(String), verdict: expect.any(String) });
  });

  it('is read, and what that did can be looked at', async () => {
    const started = await door.call('operator', 'POST', at('/sync'), { only: ['client', 'site', 'ticket'] });
    expect(started.status).toBe(202);
    await expect
      .poll(
        async () =>
          (await door.ask<AnswerOf<'syncs.read'>>('operator', 'GET', at('/sync'))).entities.find(
            (one: { entity: string }) => one.entity === 'ticket',
          )?.isComplete,
        { timeout: 20_000, interval: 200 },
      )
      .toBe(true);
    const runs = await door.ask<AnswerOf<'syncs.runs'>>('operator', 'GET', at('/runs?limit=2'));
    expect(runs.items).toHaveLength(2);
    expect(runs.nextCursor).not.toBeNull();
    const next = await door.ask<AnswerOf<'syncs.runs'>>('operator', 'GET', at(`/runs?limit=2&cursor=${runs.nextCursor}`));
    expect(next.items[0]?.id).toBeLessThan(runs.items[1]?.id ?? 0);
    const run = await door.ask('operator', 'GET', at(`/runs/${runs.items[0]?.id}`));
    expect(run).toMatchObject({ state: 'done', isComplete: true, proof: { alive: expect.any(Number) } });
    const days = await door.ask<AnswerOf<'syncs.days'>>('operator', 'GET', at('/run-days'));
    expect(days.items.at(-1)).toMatchObject({ failed: 0, done: expect.any(Number) });
  });

  it('is paused with its cadence kept', async () => {
    expect((await door.call('operator', 'PATCH', at('/sync'), { isPaused: true, syncEveryMinutes: 15 })).status).toBe(204);
    expect(await door.ask('operator', 'GET', at('/sync'))).toMatchObject({ verdict: 'paused' });
    expect(await door.ask('admin', 'GET', at())).toMatchObject({ isActive: false, syncEveryMinutes: 15 });
    expect((await door.call('operator', 'PATCH', at('/sync'), { isPaused: false })).status).toBe(204);
    expect(await door.ask('admin', 'GET', at())).toMatchObject({
      isActive: true,
      pausedAt: null,
      syncEveryMinutes: 15,
    });
  });

  it('has no webhooks without a public address, and says why', async () => {
    const answer = await door.call('operator', 'POST', at('/webhooks'), {});
    expect(await answer.json()).toMatchObject({ status: 422, detail: expect.stringContaining('SUNDOG_PUBLIC_URL') });
  });

  it('is removed by whoever types its name', async () => {
    expect((await door.call('admin', 'DELETE', at(), { confirmName: 'hallo', keepData: false })).status).toBe(409);
    expect(await door.ask('admin', 'DELETE', at(), { confirmName: 'halo', keepData: false })).toMatchObject({
      connection: 'halo',
      keptData: false,
    });
    expect(await door.house.main.listConnections()).toEqual([]);
  });
});
