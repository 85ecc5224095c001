// What the community node of n8n asks and reads: redanthrax/halopsa-node (transport.ts and HaloPsaTrigger.node.ts at 1878f78,
// actions/tickets at 1878f78, actions/actions at 22d6873). The client itself was not run: its requests are sent again in our own words.
// Its "return all" asks for pages by `count` instead of `page_size`; a list then answers a page of 50, as `count` is not for paging
// (API.md 2.3), and the node takes a page shorter than 1,000 rows for the last one.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = new Visitor(sandbox, (await askToken(sandbox, {}, '/auth/token')).json.access_token);
});
afterAll(() => sandbox.close());

test('a GET may carry an empty object', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { Authorization: `Bearer ${halo.token}`, 'Content-Type': 'application/json', 'Content-Length': 2 };
    const asked = request(`${sandbox.url}/api/Client?count=1`, { method: 'GET', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end('{}');
  });
  expect(status).toBe(200);
});

test('a limit is a count; filters that a list does not know change nothing', async () => {
  const { json } = await halo.get('Tickets?count=7&isorion=false&debug=false&includestatus=true&status=1,2&orion_type=1');
  expect(json.tickets).toHaveLength(7);
  expect(json.tickets.every((row: { status_id: number }) => [1, 2].includes(row.status_id))).toBe(true);
});

test('"return all" comes to an end', async () => {
  const { json } = await halo.get('Tickets?count=1000&pageinate=true&page_no=1');
  expect([json.page_size, json.tickets.length, json.record_count > 50]).toEqual([50, 50, true]);
  const actions = (await halo.get('Actions?ticket_id=6&count=1000&pageinate=true&page_no=1')).json;
  expect(actions.actions.length).toBe(actions.record_count);
});

test('creates a ticket of what a person filled in', async () => {
  const { status, json } = await halo.post('Tickets', [{ summary: 'By a node', client_id: 3, tickettype_id: 1, status_id: 2 }]);
  expect([status, json.client_id, json.status_id]).toEqual([201, 3, 2]);
});

test('keeps its webhook: looks for it by address or name, makes, changes and deletes it', async () => {
  const hook = {
    name: 'n8n Webhook - New Ticket Logged',
    url: 'http://127.0.0.1:9/webhook',
    type: 0,
    method: 0,
    active: false,
    content_type: 'application/json',
    authentication_type: 0,
  };
  const before: readonly { name: string }[] = (await halo.get('Webhook?type=0')).json;
  expect(before.some(({ name }) => name === hook.name)).toBe(false);
  const made = (await halo.post('Webhook', [hook])).json;
  expect(made.id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await halo.post('Webhook', [{ ...hook, id: made.id, url: 'http://127.0.0.1:9/other' }])).json).toMatchObject({
    id: made.id,
    url: 'http://127.0.0.1:9/other',
  });
  const after: readonly { id: string; name: string }[] = (await halo.get('Webhook?type=0')).json;
  expect(after.filter(({ name }) => name === hook.name).map(({ id }) => id)).toEqual([made.id]);
  expect((await halo.delete(`Webhook/${made.id}`)).status).toBe(200);
});
