import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterEach(() => {
  sandbox.control.setPermissions({
    agent: {
      levels: { Assets: 'Read, Create and Modify', Invoices: 'Read, Create and Modify', Tickets: 'Read, Create and Modify' },
      clients: 'all',
      ticketTypes: 'all',
      teams: 'all',
      canViewUnassigned: true,
      canViewOthers: true,
      canAddTickets: true,
    },
  });
});
afterAll(() => sandbox.close());

const tickets = async (visit: Visitor) => (await visit.get('Tickets?pageinate=true&page_size=1')).json.record_count;

describe('the effective right is scope AND agent', () => {
  test.each([
    ['read:tickets', 'Tickets', 'Client'],
    ['read:customers', 'Users', 'Tickets'],
    ['edit:assets', 'Asset', 'Tickets'],
    ['read:invoices', 'RecurringInvoice', 'Item'],
    ['all:standard', 'Client', 'CustomButton'],
  ])('with %s alone /%s is read and /%s is 403 in JSON', async (scope, allowed, refused) => {
    const limited = await Visitor.signIn(sandbox, scope);
    expect((await limited.get(`${allowed}?count=1`)).status).toBe(200);
    const seen = await limited.get(`${refused}?count=1`);
    expect([seen.status, typeof seen.json.Message]).toEqual([403, 'string']);
  });

  test('reading is not writing', async () => {
    const reader = await Visitor.signIn(sandbox, 'read:customers');
    expect((await reader.post('Client', [{ id: 5, name: 'x' }])).status).toBe(403);
    expect((await reader.delete('Site/5')).status).toBe(403);
  });

  test('an access level of None hides the area, Read Only refuses writes', async () => {
    sandbox.control.setPermissions({ agent: { levels: { Assets: 'None', Tickets: 'Read Only', Invoices: 'Read and Modify' } } });
    expect((await visitor.get('Asset?count=1')).status).toBe(403);
    expect((await visitor.get('Tickets?count=1')).status).toBe(200);
    expect((await visitor.post('Tickets', [{ id: 5, summary: 'x' }])).status).toBe(403);
    expect((await visitor.post('Invoice', [{ client_id: 5 }])).status).toBe(403);
  });

  test('logging tickets is a right of its own', async () => {
    sandbox.control.setPermissions({ agent: { canAddTickets: false } });
    expect((await visitor.post('Tickets', [{ summary: 'x', client_id: 5 }])).status).toBe(403);
    expect((await visitor.post('Tickets', [{ id: 5, summary: 'x' }])).status).toBe(201);
  });

  test('a user instead of an agent is refused', async () => {
    sandbox.control.setPermissions({ application: { loginType: 'user' } });
    expect((await visitor.get('Tickets?count=1')).status).toBe(403);
    sandbox.control.setPermissions({ application: { loginType: 'agent' } });
  });
});

describe('what the agent cannot see is not there', () => {
  const countOf = (isSeen: (row: Row) => boolean) => [...sandbox.oracle.snapshot('ticket')].filter(isSeen).length;

  test.each([
    [{ clients: [5, 6] }, (row: Row) => row['client_id'] === 5 || row['client_id'] === 6],
    [{ ticketTypes: [21] }, (row: Row) => row['tickettype_id'] === 21],
    [{ teams: ['Security'] }, (row: Row) => row['team'] === 'Security'],
    [{ canViewUnassigned: false }, (row: Row) => row['agent_id'] !== 1],
    [{ canViewOthers: false }, (row: Row) => row['agent_id'] === 1 || row['agent_id'] === 2],
  ])('with %j: 200, fewer rows, and a record_count of those', async (agent, isSeen) => {
    // all:teams would lift the restriction by team, so this visitor asks for less than everything.
    const limited = await Visitor.signIn(sandbox, 'read:tickets');
    sandbox.control.setPermissions({ agent });
    expect(countOf(isSeen)).toBeLessThan(sandbox.oracle.count('ticket'));
    expect(await tickets(limited)).toBe(countOf(isSeen));
  });

  test('all:teams lifts the restriction by team', async () => {
    sandbox.control.setPermissions({ agent: { teams: ['Security'] } });
    expect(await tickets(await Visitor.signIn(sandbox, 'read:tickets all:teams'))).toBe(sandbox.oracle.count('ticket'));
  });

  test('neither by id nor through its actions', async () => {
    sandbox.control.setPermissions({ agent: { clients: [5] } });
    const hidden = [...sandbox.oracle.snapshot('ticket')].find((row) => row['client_id'] === 6);
    expect((await visitor.get(`Tickets/${hidden?.['id']}`)).status).toBe(404);
    expect((await visitor.get(`Actions?ticket_id=${hidden?.['id']}`)).json.record_count).toBe(0);
    expect((await visitor.post('Tickets', [{ id: hidden?.['id'], summary: 'x' }])).status).toBe(404);
    expect((await visitor.get('Client?pageinate=true')).json.clients.map((row: Row) => row['id'])).toEqual([5]);
  });

  test('Agent/me shows what restricts it', async () => {
    sandbox.control.setPermissions({ agent: { teams: ['Security'], clients: [5] } });
    const { json } = await visitor.get('Agent/me');
    expect(json).toMatchObject({ id: 2, isapiagent: true, clients: [{ client_id: 5 }] });
    expect(json.teams.map((row: Row) => row['team_name'])).toEqual(['Security']);
  });
});

test('the scenario locked-down lacks what its page says', async () => {
  const locked = await startSandbox({ scenario: 'locked-down' });
  const visit = await Visitor.signIn(locked);
  const statuses = await Promise.all(
    [
      'Client',
      'Tickets',
      'Asset',
      'Invoice',
      'RecurringInvoice',
      'Report',
      'KBArticle',
      'CustomButton',
      'ClientContract',
      'Supplier',
    ].map(async (path) => (await visit.get(`${path}?count=1`)).status),
  );
  const write = await visit.post('Client', [{ id: 5, name: 'x' }]);
  const seen = await tickets(visit);
  await locked.close();
  expect(statuses).toEqual([200, 200, 200, 403, 403, 403, 403, 403, 403, 403]);
  expect(write.status).toBe(403);
  expect(seen).toBeLessThan(8000);
});
