import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultKinds, type Sandbox } from '../../src/index.ts';
import { askToken, type Visitor } from '../visitor.ts';
import { type FaultySandbox, list, startFaultySandbox } from './faulty-sandbox.ts';

let faulty: FaultySandbox;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  faulty = await startFaultySandbox();
  ({ sandbox, visitor } = faulty);
});
afterEach(() => sandbox.control.clearFaults());
afterAll(() => sandbox.close());
const plan: FaultySandbox['plan'] = (...rule) => faulty.plan(...rule);

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
