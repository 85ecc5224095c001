// What the Python client pyhalopsa asks and reads: netaryx/pyhalopsa at e434a0f (_base_client.py, client.py, auth.py, resources/_base.py,
// models/_base.py). The client itself was not run: its requests are sent again in our own words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = new Visitor(sandbox, (await askToken(sandbox, { tenant: 'demo' })).json.access_token);
});
afterAll(() => sandbox.close());

/** Its pager: goes on while `page_no * page_size < record_count`, all three taken from the answer; a bare array is one page. */
async function readAll(path: string, member: string): Promise<readonly unknown[]> {
  const ids: unknown[] = [];
  for (let page = 1; page <= 300; page += 1) {
    const { json } = await halo.get(`${path}${path.includes('?') ? '&' : '?'}page_size=50&page_no=${page}&pageinate=true`);
    ids.push(...(json[member] ?? json).map((row: { id: unknown }) => row.id));
    if (Array.isArray(json) || json.page_no * json.page_size >= json.record_count) return ids;
  }
  throw new Error('the pager never ended');
}

test.each([
  ['Client', 'clients'],
  ['Users', 'users'],
  ['Site', 'sites'],
  ['Asset', 'assets'],
  ['Invoice', 'invoices'],
  ['ClientContract', 'contracts'],
  ['Projects', 'tickets'],
  ['Opportunities', 'tickets'],
  ['Item', 'items'],
  ['Supplier', 'suppliers'],
  ['KBArticle', 'articles'],
  ['Report', 'reports'],
  ['Quotation', 'quotes'],
  ['Agent', 'agents'],
  ['Status', 'statuses'],
  ['Team', 'teams'],
  ['Category', 'categories'],
  ['TicketType', 'tickettypes'],
])('pages %s to its end without a row twice', async (path, member) => {
  const ids = await readAll(path, member);
  const whole = (await halo.get(path)).json;
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(whole.record_count ?? whole.length);
  expect(ids.length).toBeGreaterThan(0);
});

test('the actions of a ticket, whose list documents no paging, end too', async () => {
  await halo.post(
    'Actions',
    Array.from({ length: 55 }, (_, index) => ({ ticket_id: 6, outcome_id: 7, note: `note ${index}` })),
  );
  const ids = await readAll('Actions?ticket_id=6', 'actions');
  expect(ids.length).toBeGreaterThan(55);
  expect(new Set(ids).size).toBe(ids.length);
});

test('creates and updates by arrays, reads back one object, deletes', async () => {
  const made = await halo.post('Tickets', [{ summary: 'From Python', client_id: 2 }]);
  expect([made.status, made.json.summary]).toEqual([201, 'From Python']);
  expect((await halo.post('Tickets', [{ id: made.json.id, status_id: 2 }])).json.status_id).toBe(2);
  expect((await halo.get(`Tickets/${made.json.id}`)).json.id).toBe(made.json.id);
  expect((await halo.delete(`Tickets/${made.json.id}`)).status).toBe(200);
  expect((await halo.get(`Tickets/${made.json.id}`)).status).toBe(404);
});

test('who am I: the agent; an application that logs in as an agent is no user', async () => {
  expect((await halo.get('Agent/me')).json.name).toBe('Hub Integration');
  expect((await halo.get('Users/me')).status).toBe(404);
});

test('a token that died meets 401 once, and a new one goes on', async () => {
  const visitor = await Visitor.signIn(sandbox);
  sandbox.control.advanceClock(3_600_001);
  expect((await visitor.get('Status')).status).toBe(401);
  visitor.token = (await askToken(sandbox)).json.access_token;
  expect((await visitor.get('Status')).status).toBe(200);
  halo.token = visitor.token;
});
