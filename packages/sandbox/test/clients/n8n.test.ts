// What n8n's HaloPSA node asks and reads: n8n-io/n8n packages/nodes-base/nodes/HaloPSA, GenericFunctions.ts at 010f3e0, HaloPSA.node.ts
// at 00ea909 (published as n8n-nodes-base 2.41.2). The client itself is not run here: its requests are sent again in our own words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, type Seen, Visitor } from '../visitor.ts';

const headers = { 'User-Agent': 'https://n8n.io', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate, br' };

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  const token = await askToken(sandbox, { scope: 'admin edit:tickets edit:customers' }, '/auth/token?tenant=demo');
  halo = new Visitor(sandbox, token.json.access_token);
});
afterAll(() => sandbox.close());

const get = (path: string) => halo.get(path, { ...headers, 'Content-Type': 'application/json' });

/** The node's pager: pages of 100 until the rows are as many as `record_count`. */
async function readAll(
  path: string,
  member: string,
  query = '',
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const rows: { id: number; name: string }[] = [];
  for (let page = 1; page <= 100; page += 1) {
    const { json } = await get(`${path}?page_size=100&page_no=${page}&pageinate=true${query}`);
    rows.push(...json[member]);
    if (rows.length >= json.record_count) return rows;
  }
  throw new Error('the pager never ended');
}

/** The node reads a 400 by splitting "400 - {json}" at " - ", so the JSON may not hold that. */
function readRefusal({ status, json }: Seen): string {
  const parts = `${status} - ${JSON.stringify(json)}`.split(' - ');
  expect(parts).toHaveLength(2);
  const body = JSON.parse(parts[1] ?? '');
  return body.id ?? body['[0].id'];
}

test('on-premises it asks for the token without a tenant', async () => {
  expect((await askToken(sandbox, { scope: 'all' }, '/auth/token')).status).toBe(200);
});

test.each([
  ['site', 'sites', 'clientsite_name'],
  ['Client', 'clients', 'name'],
])('the options of %s are sorted by a text that every row has', async (path, member, text) => {
  const rows = await readAll(path, member);
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.every((row) => typeof row.id === 'number' && typeof row[text as 'name'] === 'string')).toBe(true);
});

test.each(['TicketType', 'agent'])('%s answers a bare array with names', async (path) => {
  const { json } = await get(path);
  expect(Array.isArray(json) && json.length > 0 && json.every((row: { name: unknown }) => typeof row.name === 'string')).toBe(
    true,
  );
});

test.each([
  ['client', 'clients'],
  ['site', 'sites'],
  ['tickets', 'tickets'],
  ['users', 'users'],
])('%s: all pages, no row twice; a limit; one by a text id', async (path, member) => {
  const rows = await readAll(path, member);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect((await get(`${path}?count=7`)).json[member]).toHaveLength(7);
  expect((await get(`${path}/${rows[3]?.id}`)).json.id).toBe(rows[3]?.id);
});

test('active and inactive clients make all clients', async () => {
  const [all, active, inactive] = await Promise.all([
    readAll('client', 'clients', '&activeStatus=all&includeinactive=true&includeactive=true'),
    readAll('client', 'clients', '&activeStatus=active&includeinactive=false&includeactive=true'),
    readAll('client', 'clients', '&activeStatus=inactive&includeinactive=true&includeactive=false'),
  ]);
  expect(inactive.length).toBeGreaterThan(0);
  expect(active.length + inactive.length).toBe(all.length);
});

test('creates, updates and deletes with ids as text', async () => {
  const client = (await halo.post('client', [{ name: 'From a node', is_vip: true, website: 'node.example' }])).json;
  const site = (await halo.post('site', [{ name: 'Office', client_id: String(client.id), phonenumber: '1' }])).json;
  const user = (await halo.post('users', [{ name: 'Ann', site_id: String(site.id), emailaddress: 'ann@node.example' }])).json;
  const types = (await get('TicketType')).json;
  const sent = { tickettype_id: String(types[0].id), summary: 'From a node', details: 'text', agent_id: '3' };
  const ticket = (await halo.post('tickets', [sent])).json;
  expect(ticket).toMatchObject({ tickettype_id: types[0].id, agent_id: 3 });
  const updated = await halo.post('tickets', [{ id: String(ticket.id), summary: 'Again' }]);
  expect([updated.status, updated.json.id, updated.json.summary, updated.json.details]).toEqual([
    201,
    ticket.id,
    'Again',
    'text',
  ]);
  for (const [path, id] of [
    ['tickets', ticket.id],
    ['users', user.id],
    ['site', site.id],
    ['client', client.id],
  ])
    expect((await halo.delete(`${path}/${id}`)).json.id).toBe(id);
});

describe('refusals', () => {
  test('an id that is none is told by the member that the node looks for', async () => {
    expect(readRefusal(await halo.post('client', [{ id: 'abc', name: 'x' }]))[0]).toMatch(/whole number/);
    expect(readRefusal(await get('client/abc'))[0]).toMatch(/not valid/);
  });

  test('every other 400 can be read too', async () => {
    const types = await halo.post('tickets', [{ tickettype_id: '424242', summary: 's', details: 'd' }]);
    const used = await halo.delete('client/3');
    expect([types.status, used.status]).toEqual([400, 400]);
    expect([readRefusal(types), readRefusal(used)]).toEqual([undefined, undefined]);
  });

  test('a missing permission is 403, a record that is not there 404', async () => {
    expect((await get('client/99999999')).status).toBe(404);
    const reader = await Visitor.signIn(sandbox, 'read:customers');
    expect((await reader.post('client', [{ name: 'x' }])).status).toBe(403);
    expect((await reader.get('tickets')).status).toBe(403);
  });
});
