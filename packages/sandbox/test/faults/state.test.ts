import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';
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
