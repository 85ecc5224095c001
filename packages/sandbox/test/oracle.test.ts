import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { see, Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

const control = async (method: string, path: string, body?: unknown) =>
  see(await fetch(`${sandbox.url}/__sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));

test('every committed effect stands in the log, in order, with who did it', async () => {
  const before = sandbox.oracle.effects().length;
  const made = (await visitor.post('Tickets', [{ summary: 'Effect', client_id: 5 }])).json;
  await visitor.post('Tickets', [{ id: made.id, summary: 'Changed' }]);
  await visitor.post('Actions', [{ ticket_id: made.id, outcome_id: 7, note: 'x' }]);
  await visitor.delete(`Tickets/${made.id}`);
  const { effects } = (await control('GET', `oracle?after=${before}`)).json;
  expect(effects.map((one: Row) => `${one['kind']} ${one['entity']} ${one['key']}`)).toEqual([
    `create ticket ${made.id}`,
    `update ticket ${made.id}`,
    `create action ${made.id}:1`,
    `update ticket ${made.id}`,
    `delete ticket ${made.id}`,
  ]);
  expect(effects.map((one: Row) => one['seq'])).toEqual([1, 2, 3, 4, 5].map((step) => before + step));
  expect(effects[1].changedMembers.sort()).toEqual(['last_update', 'summary']);
  expect(effects[1].by).toEqual({ application: 'Integration', agentId: 2 });
});

test('refused writes leave nothing', async () => {
  const before = sandbox.oracle.effects().length;
  await visitor.post('Actions', [{ ticket_id: 17, note: 'no outcome' }]);
  await visitor.post('Tickets', [{ id: 17, status_id: 12345 }]);
  expect(sandbox.oracle.effects()).toHaveLength(before);
});

test('the snapshot is what the lists show, row for row', async () => {
  const { json } = await control('GET', 'snapshot/site');
  const listed = (
    await visitor.get('Site?pageinate=true&page_size=500&includeinactive=true&includenotes=true&includeaddress=true')
  ).json.sites;
  expect(json).toHaveLength(listed.length);
  for (const [index, row] of listed.entries()) expect(json[index]).toMatchObject(row);
  const counts = (await control('GET', 'counts')).json;
  expect([counts.site, counts.ticket]).toEqual([listed.length, sandbox.oracle.count('ticket')]);
});

describe('the control', () => {
  test('edits a row as a person does, or silently', async () => {
    const before = (await visitor.get('Tickets/30')).json;
    const edited = (await control('POST', 'edit', { entity: 'ticket', key: 30, changes: { summary: 'By hand' } })).json;
    expect([edited.summary, edited.last_update > before.last_update]).toEqual(['By hand', true]);
    expect(sandbox.oracle.effects().at(-1)?.by.application).toBeNull();
    const silent = (await control('POST', 'edit', { entity: 'ticket', key: 30, changes: { summary: 'Unnoticed' }, silent: true }))
      .json;
    expect([silent.summary, silent.last_update]).toEqual(['Unnoticed', edited.last_update]);
    expect((await control('POST', 'edit', { entity: 'ticket', key: 30, delete: true })).json.id).toBe(30);
    expect((await visitor.get('Tickets/30')).status).toBe(404);
  });

  test('logs requests without credentials', async () => {
    await control('DELETE', 'requests');
    await visitor.get('Tickets?pageinate=true&page_size=1');
    await visitor.get('Nonsense');
    const { requests } = (await control('GET', 'requests')).json;
    expect(requests.map((one: Row) => [one['method'], one['path'], one['status']])).toEqual([
      ['GET', 'tickets', 200],
      ['GET', 'nonsense', 404],
    ]);
    expect(requests[0].query).toEqual({ pageinate: 'true', page_size: '1' });
    expect(JSON.stringify(requests)).not.toContain(visitor.token);
  });

  test('plans faults, moves the clock, changes settings and permissions over HTTP', async () => {
    const planned = await control('POST', 'faults', [{ match: { path: '^status$' }, fault: 'status', args: { status: 503 } }]);
    expect(planned.json.ids).toHaveLength(1);
    expect((await visitor.get('Status')).status).toBe(503);
    expect((await control('GET', 'faults')).json.struck.at(-1)).toMatchObject({ fault: 'status', path: 'status' });
    await control('DELETE', 'faults');
    const { now } = (await control('POST', 'clock', { now: '2027-03-01T00:00:00.000Z' })).json;
    expect(now.slice(0, 10)).toBe('2027-03-01');
    visitor = await Visitor.signIn(sandbox);
    expect((await visitor.get('Status')).headers.get('date')).toContain('01 Mar 2027');
    expect((await control('POST', 'settings', { ticketPageCap: 10 })).json.ticketPageCap).toBe(10);
    expect((await visitor.get('Tickets?pageinate=true&page_size=50')).json.tickets).toHaveLength(10);
    expect((await control('POST', 'settings', { nonsense: 1 })).status).toBe(400);
    const permissions = await control('POST', 'permissions', { agent: { levels: { Assets: 'None' } } });
    expect(JSON.stringify(permissions.json)).not.toContain(sandbox.clientSecret);
    expect((await visitor.get('Asset?count=1')).status).toBe(403);
    expect((await control('GET', 'nothing')).status).toBe(404);
  });
});

test('one seed makes one world, another makes another', async () => {
  const read = async (seed: number) => {
    const world = await startSandbox({ seed });
    const visit = await Visitor.signIn(world);
    const pages = await Promise.all(
      ['Tickets', 'Asset', 'Users'].map((path) => visit.get(`${path}?pageinate=true&page_size=50`)),
    );
    await world.close();
    return JSON.stringify([world.clientId, world.clientSecret, visit.token, pages.map(({ json }) => json)]);
  };
  const [one, again, other] = [await read(11), await read(11), await read(12)];
  expect(one).toBe(again);
  expect(one).not.toBe(other);
});
