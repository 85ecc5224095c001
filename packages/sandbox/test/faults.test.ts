import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FaultRule, faultKinds, type Sandbox, startSandbox } from '../src/index.ts';
import { askToken, Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterEach(() => sandbox.control.clearFaults());
afterAll(() => sandbox.close());

const list = 'Tickets?pageinate=true&page_size=50&order=id';
const plan = (fault: FaultRule['fault'], args: FaultRule['args'] = {}, match: FaultRule['match'] = { path: '^tickets$' }) =>
  sandbox.control.addFault({ match, fault, args });

/** The bytes of an answer as they stand on the wire, until the server ends or `ms` have gone by. */
function rawGet(path: string, ms = 2000): Promise<{ bytes: Buffer; ended: 'end' | 'reset' | 'open' }> {
  const { hostname, port } = new URL(sandbox.url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${visitor.token}\r\nConnection: close\r\n\r\n`),
    );
    const finish = (ended: 'end' | 'reset' | 'open') => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks), ended });
    };
    const timer = setTimeout(() => finish('open'), ms);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => finish('end'));
    socket.on('error', () => finish('reset'));
  });
}

const text = (bytes: Buffer) => bytes.toString('latin1');
const bodyOf = (bytes: Buffer) => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

describe('which request is struck', () => {
  test('by number, and the strikes are logged in order', async () => {
    sandbox.control.addFault({
      match: { entity: 'site', method: 'GET', requests: [2, 4] },
      fault: 'status',
      args: { status: 503 },
    });
    const statuses = [];
    for (let sent = 0; sent < 5; sent += 1) statuses.push((await visitor.get('Site?count=1')).status);
    expect(statuses).toEqual([200, 503, 200, 503, 200]);
    expect(
      sandbox.control
        .strikes()
        .slice(-2)
        .map(({ fault, path }) => `${fault} ${path}`),
    ).toEqual(['status site', 'status site']);
  });

  test('by page', async () => {
    sandbox.control.addFault({ match: { path: '^tickets$', page: 3 }, fault: 'status', args: { status: 500 } });
    expect((await visitor.get(`${list}&page_no=2`)).status).toBe(200);
    expect((await visitor.get(`${list}&page_no=3`)).status).toBe(500);
    expect((await visitor.get(`${list}&page_no=3`)).status).toBe(500);
  });

  test('once where nothing else is said, or as often as said', async () => {
    plan('status', { status: 502 });
    expect([(await visitor.get(list)).status, (await visitor.get(list)).status]).toEqual([502, 200]);
    sandbox.control.addFault({ match: { path: '^tickets$' }, fault: 'status', args: { status: 504 }, times: 2 });
    expect([(await visitor.get(list)).status, (await visitor.get(list)).status, (await visitor.get(list)).status]).toEqual([
      504, 504, 200,
    ]);
  });

  test('a fault that does not exist is refused', () => {
    expect(() => sandbox.control.addFault(JSON.parse('{"match": {}, "fault": "earthquake"}'))).toThrow(/earthquake/);
    expect(faultKinds.length).toBeGreaterThan(20);
  });
});

describe('answers', () => {
  test('429 with a Retry-After of any kind', async () => {
    plan('status', { status: 429, retryAfter: 'soon' });
    const { status, headers } = await visitor.get(list);
    expect([status, headers.get('retry-after')]).toEqual([429, 'soon']);
  });

  test.each(['html', 'login-page'] as const)('%s with status 200', async (fault) => {
    plan(fault);
    const response = await fetch(`${sandbox.resourceServer}/${list}`, { headers: { Authorization: `Bearer ${visitor.token}` } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  test('the token endpoint can fail as well', async () => {
    plan('status', { status: 500 }, { path: '^auth/token$' });
    expect([(await askToken(sandbox)).status, (await askToken(sandbox)).status]).toEqual([500, 200]);
  });

  test('truncated after so many bytes of text', async () => {
    plan('truncate', { at: 300 });
    const response = await fetch(`${sandbox.resourceServer}/${list}`, { headers: { Authorization: `Bearer ${visitor.token}` } });
    const body = await response.text();
    expect(body).toHaveLength(300);
    expect(() => JSON.parse(body)).toThrow();
  });

  test('invalid UTF-8', async () => {
    plan('invalid-utf8');
    const response = await fetch(`${sandbox.resourceServer}/${list}`, { headers: { Authorization: `Bearer ${visitor.token}` } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  });
});

describe('the wire', () => {
  test('a content length that is too large waits for more, one too small cuts', async () => {
    plan('content-length', { by: 50 });
    const larger = (await rawGet(`/api/${list}`)).bytes;
    expect(Number(/Content-Length: (\d+)/.exec(text(larger))?.[1])).toBe(bodyOf(larger).length + 50);
    plan('content-length', { by: -50 });
    const smaller = (await rawGet(`/api/${list}`)).bytes;
    expect(Number(/Content-Length: (\d+)/.exec(text(smaller))?.[1])).toBe(bodyOf(smaller).length - 50);
  });

  test('a reset before the headers, and in the middle of the body', async () => {
    plan('reset');
    expect(await rawGet(`/api/${list}`)).toMatchObject({ ended: 'reset', bytes: Buffer.alloc(0) });
    plan('reset', { at: 500 });
    const { bytes, ended } = await rawGet(`/api/${list}`);
    expect([ended, bodyOf(bytes).length <= 500]).toEqual(['reset', true]);
  });

  test('a stall after the headers, and a slow drip', async () => {
    plan('stall');
    const stalled = await rawGet(`/api/${list}`, 300);
    expect([stalled.ended, bodyOf(stalled.bytes).length]).toEqual(['open', 0]);
    plan('drip', { bytes: 3, everyMs: 30 });
    const dripped = await rawGet(`/api/${list}`, 400);
    expect(dripped.ended).toBe('open');
    expect(bodyOf(dripped.bytes).length).toBeGreaterThan(3);
    expect(bodyOf(dripped.bytes).length).toBeLessThan(100);
  });

  test('a gzip bomb is small on the wire and JSON inside', async () => {
    plan('gzip-bomb', { megabytes: 8 });
    const body = bodyOf((await rawGet(`/api/${list}`)).bytes);
    expect(body.length).toBeLessThan(300_000);
    const unpacked = gunzipSync(body);
    expect(unpacked.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(JSON.parse(unpacked.toString()).tickets).toHaveLength(50);
  });

  test('an oversized body', async () => {
    plan('oversized', { megabytes: 3 });
    expect(bodyOf((await rawGet(`/api/${list}`, 5000)).bytes).length).toBeGreaterThan(3 * 1024 * 1024);
  });
});

describe('lists that lie', () => {
  test('a page served twice', async () => {
    const second = await visitor.get(`${list}&page_no=2`);
    sandbox.control.addFault({ match: { path: '^tickets$', page: 3 }, fault: 'duplicate-page' });
    expect((await visitor.get(`${list}&page_no=3`)).json.tickets).toEqual(second.json.tickets);
  });

  test('a smaller page than was asked for', async () => {
    sandbox.control.addFault({ match: { path: '^users$' }, fault: 'cap-page', args: { size: 30 }, times: 2 });
    const first = (await visitor.get('Users?pageinate=true&page_size=500&page_no=1')).json.users;
    const second = (await visitor.get('Users?pageinate=true&page_size=500&page_no=2')).json.users;
    expect([first.length, second[0].id > first.at(-1).id]).toEqual([30, true]);
  });

  test.each([
    ['over', 9000],
    ['under', 4000],
    ['text', '8000'],
    ['missing', undefined],
    [3, 3],
  ])('a record_count that is %s', async (says, told) => {
    plan('record-count', { says });
    expect((await visitor.get(list)).json.record_count).toBe(told);
  });

  test('a record_count that changes from page to page', async () => {
    sandbox.control.addFault({ match: { path: '^tickets$' }, fault: 'record-count', args: { says: 'changing' }, times: 3 });
    const counts = [];
    for (const page of [1, 2, 3]) counts.push((await visitor.get(`${list}&page_no=${page}`)).json.record_count);
    expect(new Set(counts).size).toBe(3);
  });

  test('a bare array, an unknown key', async () => {
    plan('bare-array');
    expect((await visitor.get(list)).json).toHaveLength(50);
    plan('unknown-key', { key: 'results' });
    const { json } = await visitor.get(list);
    expect([json.results.length, json.tickets]).toEqual([50, undefined]);
  });

  test('fields retyped, dropped, added', async () => {
    plan('retype-field', { field: 'client_id', to: 'text', rows: [0] });
    expect((await visitor.get(list)).json.tickets.slice(0, 2).map((row: Row) => typeof row['client_id'])).toEqual([
      'string',
      'number',
    ]);
    plan('drop-field', { field: 'summary' });
    expect((await visitor.get(list)).json.tickets.every((row: Row) => !('summary' in row))).toBe(true);
    plan('add-field', { field: 'brand_new', value: 5 });
    expect((await visitor.get(list)).json.tickets[0].brand_new).toBe(5);
  });

  test('rows that come and go between two pages', async () => {
    const before = sandbox.oracle.count('ticket');
    sandbox.control.addFault({
      match: { path: '^tickets$', page: 2 },
      fault: 'insert-rows',
      args: { entity: 'ticket', count: 3 },
      times: 1,
    });
    sandbox.control.addFault({
      match: { path: '^tickets$', page: 3 },
      fault: 'delete-rows',
      args: { entity: 'ticket', count: 2 },
      times: 1,
    });
    const [one, two, three] = [
      await visitor.get(`${list}&page_no=1`),
      await visitor.get(`${list}&page_no=2`),
      await visitor.get(`${list}&page_no=3`),
    ];
    expect([one?.json.record_count, two?.json.record_count, three?.json.record_count]).toEqual([before, before + 3, before + 1]);
    expect(three?.json.tickets[0].id - two?.json.tickets.at(-1).id).toBe(3);
  });
});

describe('what changes behind the back of a client', () => {
  test('a person edits rows between two pages, and the order of a page turns round', async () => {
    plan('edit-rows', { entity: 'ticket', count: 2 });
    await visitor.get(list);
    const edits = sandbox.oracle.effects().slice(-2);
    expect(edits.map(({ kind, changedMembers }) => [kind, changedMembers.includes('summary')])).toEqual([
      ['update', true],
      ['update', true],
    ]);
    const ordered = `${list}&orderdesc=false`;
    const first = (await visitor.get(ordered)).json.tickets[0].id;
    plan('reorder');
    expect((await visitor.get(ordered)).json.tickets[0].id).toBeGreaterThan(first);
    expect((await visitor.get(ordered)).json.tickets[0].id).toBe(first);
  });

  test('the clock of this Halo jumps', async () => {
    const before = sandbox.control.now();
    plan('clock-jump', { ms: 86_400_000 });
    await visitor.get(list);
    expect(sandbox.control.now() - before).toBeGreaterThanOrEqual(86_400_000);
    sandbox.control.setClock(before);
    visitor = await Visitor.signIn(sandbox);
  });

  test('rights are taken away in the middle, and come back with the end of the faults', async () => {
    const count = async () => (await visitor.get(list)).json.record_count;
    const all = await count();
    plan('hide-clients', { keep: 3 });
    expect(await count()).toBeLessThan(all);
    plan('deny-area', { area: 'Tickets' });
    expect((await visitor.get(list)).status).toBe(403);
    sandbox.control.clearFaults();
    expect(await count()).toBe(all);
  });
});

describe('tokens', () => {
  test('all tokens become invalid in the middle', async () => {
    const other = await Visitor.signIn(sandbox);
    sandbox.control.addFault({ match: { path: '^site$' }, fault: 'token-invalidated' });
    expect((await other.get('Site?count=1')).status).toBe(401);
    visitor = await Visitor.signIn(sandbox);
    expect((await visitor.get('Site?count=1')).status).toBe(200);
  });

  test('expires_in lies until the faults are cleared', async () => {
    sandbox.control.addFault({ match: { path: '^auth/token$' }, fault: 'expires-in', args: { says: 'absent' } });
    expect('expires_in' in (await askToken(sandbox)).json).toBe(false);
    sandbox.control.clearFaults();
    expect((await askToken(sandbox)).json.expires_in).toBe(3600);
  });

  test('credentials that worked give invalid_client from now on', async () => {
    sandbox.control.addFault({ match: { path: '^auth/token$', requests: 2 }, fault: 'invalid-client' });
    expect([(await askToken(sandbox)).status, (await askToken(sandbox)).status, (await askToken(sandbox)).status]).toEqual([
      200, 401, 401,
    ]);
  });
});

describe('ambiguous writes', () => {
  const write = (summary: string) =>
    fetch(`${sandbox.resourceServer}/Tickets`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${visitor.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify([{ summary, client_id: 5 }]),
    });
  const stored = (summary: string) =>
    sandbox.oracle
      .effects()
      .filter(({ entity, key }) => entity === 'ticket' && sandbox.oracle.get('ticket', key)?.['summary'] === summary);

  test('commit-then-reset: no answer, and one effect', async () => {
    plan('commit-then-reset', {}, { path: '^tickets$', method: 'POST' });
    await expect(write('Committed, then cut')).rejects.toThrow();
    expect(stored('Committed, then cut')).toHaveLength(1);
  });

  test('delayed-commit: no answer, nothing at first, and one effect later', async () => {
    plan('delayed-commit', { ms: 300 }, { path: '^tickets$', method: 'POST' });
    await expect(write('Late')).rejects.toThrow();
    expect(stored('Late')).toHaveLength(0);
    await expect.poll(() => stored('Late').length, { timeout: 3000 }).toBe(1);
  });
});
