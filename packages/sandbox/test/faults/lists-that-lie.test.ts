import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import type { Visitor } from '../visitor.ts';
import { type FaultySandbox, list, startFaultySandbox } from './faulty-sandbox.ts';

type Row = Record<string, unknown>;
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
