// What clients of many kinds do on the wire (API.md 1.1, 1.3, 2.1, 2.3, 2.4), whoever they are.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { see, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

test.each(['/api/tickets/6', '/tickets/6', '/API/Tickets/6/', '//api//TICKETS//6'])('%s is one ticket', async (path) => {
  expect((await halo.get(path)).json.id).toBe(6);
});

test('Basic client authentication with scopes parted by commas', async () => {
  const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'all,all:teams' });
  const answer = await fetch(`${sandbox.authServer}//token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body,
  });
  const { status, json } = await see(answer);
  expect([status, json.scope]).toEqual([200, 'all all:teams']);
});

describe('lists', () => {
  test('pages without a size are of 50', async () => {
    const { json } = await halo.get('tickets?pageinate=true');
    expect([json.page_no, json.page_size, json.tickets.length]).toEqual([1, 50, 50]);
  });

  test('a count without paging', async () => {
    const { json } = await halo.get('tickets?count=3');
    expect([json.tickets.length, json.record_count > 3]).toEqual([3, true]);
  });

  test('unknown parameters change nothing', async () => {
    const plain = (await halo.get('Client')).json;
    expect((await halo.get('Client?nocache=true&tenant=demo&frobnicate=1&page_size=abcd')).json).toEqual(plain);
  });

  test('a list that documents no paging is whole, whatever page is asked for', async () => {
    const whole = (await halo.get('Status')).json;
    expect((await halo.get('Status?pageinate=true&page_size=2&page_no=3')).json).toEqual(whole);
  });

  test('items that are for sale are listed without being asked for by a flag', async () => {
    const active = (await halo.get('Item')).json.record_count;
    expect(active).toBeGreaterThan(0);
    expect((await halo.get('Item?includeinactive=true')).json.record_count).toBeGreaterThanOrEqual(active);
  });
});

describe('bodies', () => {
  test('a whole number written with a fraction is refused where it stood', async () => {
    const { status, json } = await halo.post('Tickets', '[{"summary":"a"},{"id":95.0}]');
    expect([status, Object.keys(json)]).toEqual([400, ['[1].id']]);
    expect((await halo.post('Tickets', '[{"summary":"a","tickettype_id":1.0}]')).json).toHaveProperty(['[0].tickettype_id']);
  });

  test('a body of DELETE is not heeded, and the answer is what was deleted', async () => {
    const { id } = (await halo.post('Client', [{ name: 'Short-lived' }])).json;
    const { status, json } = await halo.send('DELETE', `Client/${id}`, { body: '{"id": 3}' });
    expect([status, json.id, json.name]).toEqual([200, id, 'Short-lived']);
  });

  test('several objects answer the last one, or all of them', async () => {
    const notes = ['a', 'b'].map((note) => ({ ticket_id: 6, outcome_id: 7, note }));
    expect((await halo.post('Actions', notes)).json.note).toBe('b');
    expect((await halo.post('Actions?returnall=true', notes)).json.map((row: { note: string }) => row.note)).toEqual(['a', 'b']);
  });
});

test.each(['PUT', 'PATCH', 'OPTIONS'])('%s is 405 in JSON and says what is allowed', async (method) => {
  const { status, headers, json } = await halo.send(method, 'Tickets', {});
  expect([status, headers.get('allow'), typeof json.Message]).toEqual([405, 'GET, POST, DELETE', 'string']);
});

test('HEAD is 405 without a body', async () => {
  const { status, json } = await halo.send('HEAD', 'Tickets', {});
  expect([status, json]).toEqual([405, undefined]);
});
