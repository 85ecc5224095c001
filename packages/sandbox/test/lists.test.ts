import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

const page = 'pageinate=true&page_size=100';

describe('paths', () => {
  test.each(['/api/Client', '/client', '/API//CLIENT/', '/Client/', '//api/client'])(
    '%s is the list of clients',
    async (path) => {
      const { status, json } = await visitor.get(`${path}?${page}&includeinactive=true`);
      expect([status, json.record_count]).toEqual([200, 50]);
    },
  );

  test('unknown paths, unknown ids and other verbs answer JSON', async () => {
    expect((await visitor.get('Nonsense')).status).toBe(404);
    expect((await visitor.get('Tickets/99999999')).json.Message).toContain('99999999');
    expect((await visitor.get('Tickets/abc')).json.id).toHaveLength(1);
    const put = await visitor.send('PUT', 'Tickets', { body: '{}' });
    expect([put.status, typeof put.json.Message]).toEqual([405, 'string']);
    expect((await visitor.delete('Tickets')).status).toBe(405);
  });

  test('gzip only when asked for', async () => {
    expect((await visitor.get(`Tickets?${page}`, { 'Accept-Encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
    expect((await visitor.get(`Tickets?${page}`, { 'Accept-Encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  });
});

describe('shapes', () => {
  test.each([
    ['Client', 'clients'],
    ['Site', 'sites'],
    ['Users', 'users'],
    ['Tickets', 'tickets'],
    ['Asset', 'assets'],
  ])('%s is an envelope under %s', async (path, key) => {
    const { json } = await visitor.get(`${path}?${page}`);
    expect(json).toMatchObject({ page_no: 1, page_size: 100, columns: [] });
    expect(Array.isArray(json[key])).toBe(true);
    expect(Number.isInteger(json.record_count)).toBe(true);
  });

  test.each(['TicketType', 'Status', 'Priority', 'Team', 'AssetType', 'AssetGroup', 'Agent', 'Category', 'SLA'])(
    '%s is a bare array',
    async (path) => {
      const { json } = await visitor.get(path);
      expect(Array.isArray(json)).toBe(true);
      expect(json.length).toBeGreaterThan(0);
    },
  );

  test('a detail has no envelope and more members than its list row', async () => {
    const listed = (await visitor.get(`Tickets?${page}`)).json.tickets[0];
    const detail = (await visitor.get(`Tickets/${listed.id}?includedetails=true`)).json;
    expect(detail.id).toBe(listed.id);
    expect(detail.details_html).toBeDefined();
    expect(listed.details_html).toBeUndefined();
  });

  test('names appear by flag', async () => {
    const plain = (await visitor.get(`Tickets?${page}`)).json.tickets[0];
    const named = (await visitor.get(`Tickets?${page}&includeagent=true&includestatus=true`)).json.tickets[0];
    expect([plain.agent_name, plain.status_name]).toEqual([undefined, undefined]);
    expect([typeof named.agent_name, typeof named.status_name, named.tickettype_name]).toEqual(['string', 'string', undefined]);
  });
});

describe('paging', () => {
  test('pages of tickets hold at most 100 rows, whatever is asked', async () => {
    const { json } = await visitor.get('Tickets?pageinate=true&page_size=1000');
    expect([json.page_size, json.tickets.length]).toEqual([100, 100]);
  });

  test('a scan by id reads every row once and ends with an empty page', async () => {
    const ids: number[] = [];
    for (let no = 1; ; no += 1) {
      const { json } = await visitor.get(`Asset?pageinate=true&page_size=500&page_no=${no}&order=id&includeinactive=true`);
      if (json.assets.length === 0) break;
      ids.push(...json.assets.map((row: Row) => row['id']));
    }
    expect(ids).toEqual([...sandbox.oracle.keys('asset')]);
  });

  test('count caps a list without paging', async () => {
    expect((await visitor.get('Users?count=7')).json.users).toHaveLength(7);
  });

  test('the cap of other lists can be set', async () => {
    sandbox.control.setSettings({ pageCap: 20 });
    expect((await visitor.get('Users?pageinate=true&page_size=500')).json.users).toHaveLength(20);
    sandbox.control.setSettings({ pageCap: null });
  });

  test('ids only', async () => {
    const { json } = await visitor.get('Tickets?ticketidonly=true');
    expect(json.tickets).toHaveLength(sandbox.oracle.count('ticket'));
    expect(Object.keys(json.tickets[0])).toEqual(['id']);
  });
});

describe('order and filters', () => {
  test('newest first, by the date that changed', async () => {
    const { json } = await visitor.get(`Tickets?${page}&order=last_update&orderdesc=true`);
    const times = json.tickets.map((row: Row) => String(row['last_update']));
    expect(times).toEqual([...times].sort().reverse());
    const all = [...sandbox.oracle.snapshot('ticket')].map((row) => String(row['last_update'])).sort();
    expect(times[0]).toBe(all.at(-1));
  });

  test('a text member orders rows that no column helps with', async () => {
    const { json } = await visitor.get(`Client?${page}&includeinactive=true&order=name`);
    const names = json.clients.map((row: Row) => String(row['name']).toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test.each([
    ['client_id=5', (row: Row) => row['client_id'] === 5],
    ['client_id=5,6', (row: Row) => row['client_id'] === 5 || row['client_id'] === 6],
    ['status=1,2,9', (row: Row) => [1, 2, 9].includes(Number(row['status_id']))],
    ['open_only=true', (row: Row) => row['dateclosed'] === null],
    [
      'datesearch=dateoccured&startdate=2026-03-01T00:00:00Z&enddate=2026-03-31T23:59:59Z',
      (row: Row) => String(row['dateoccurred']).startsWith('2026-03'),
    ],
    ['search_summary=firewall', (row: Row) => /firewall/i.test(String(row['summary']))],
    ['team=1', (row: Row) => row['team'] === 'Service Desk'],
  ])('tickets by %s are those of the oracle', async (query, isWanted) => {
    const wanted = [...sandbox.oracle.snapshot('ticket')].filter(isWanted);
    const { json } = await visitor.get(`Tickets?${page}&order=id&${query}`);
    expect(json.record_count).toBe(wanted.length);
    expect(wanted.length).toBeGreaterThan(0);
    expect(json.tickets.map((row: Row) => row['id'])).toEqual(wanted.slice(0, 100).map((row) => row['id']));
  });

  test('inactive rows only when asked for', async () => {
    const count = async (query: string) => (await visitor.get(`Client?${page}&${query}`)).json.record_count;
    const inactive = [...sandbox.oracle.snapshot('client')].filter((row) => row['inactive'] === true).length;
    expect(inactive).toBeGreaterThan(0);
    expect(await count('')).toBe(50 - inactive);
    expect(await count('includeinactive=true')).toBe(50);
    expect(await count('activeinactive=false,true')).toBe(inactive);
  });

  test('advanced search knows equality and refuses other names', async () => {
    const [user] = (await visitor.get('Users?count=1&search=@')).json.users;
    const filter = (name: string) =>
      encodeURIComponent(JSON.stringify([{ filter_name: name, filter_type: 2, filter_value: user.emailaddress }]));
    expect((await visitor.get(`Users?advanced_search=${filter('emailaddress')}`)).json.users[0].id).toBe(user.id);
    const refused = await visitor.get(`Users?advanced_search=${filter('shoe_size')}`);
    expect([refused.status, refused.json.Message]).toEqual([400, 'Invalid advanced search parameter: shoe_size']);
  });

  test('a filter that is no number is refused with its name', async () => {
    const refused = await visitor.get('Tickets?client_id=abc');
    expect([refused.status, Object.keys(refused.json)]).toEqual([400, ['client_id']]);
  });

  test('priorities per SLA, agents by flag', async () => {
    const priorities = (await visitor.get('Priority?slaid=2')).json;
    expect(new Set(priorities.map((row: Row) => row['slaid']))).toEqual(new Set([2]));
    const agents = async (query: string) => (await visitor.get(`Agent?${query}`)).json.map((row: Row) => row['id']);
    expect(await agents('')).not.toContain(2);
    expect(await agents('includeapiagents=true&includeunassigned=true')).toEqual(expect.arrayContaining([1, 2]));
  });

  test('lastupdatefromdate filters only where this Halo is set to', async () => {
    const count = async () => (await visitor.get(`Tickets?${page}&lastupdatefromdate=2999-01-01T00:00:00Z`)).json.record_count;
    expect(await count()).toBe(8000);
    sandbox.control.setSettings({ lastUpdateFilters: true });
    expect(await count()).toBe(0);
    sandbox.control.setSettings({ lastUpdateFilters: false });
  });
});

describe('other scenarios', () => {
  test('messy: every page is JSON, and numbers that no JSON writer makes arrive as they are', async () => {
    const messy = await startSandbox({ scenario: 'messy' });
    const visit = await Visitor.signIn(messy);
    const texts = await Promise.all(
      [
        'Client?pageinate=true&page_size=500&includeinactive=true',
        'Asset?pageinate=true&page_size=2000&includeinactive=true',
      ].map(async (path) =>
        (await fetch(`${messy.resourceServer}/${path}`, { headers: { Authorization: `Bearer ${visit.token}` } })).text(),
      ),
    );
    for (let no = 1; no <= 81; no += 20)
      expect((await visit.get(`Tickets?${page}&page_no=${no}&order=id`)).json.record_count).toBe(messy.oracle.count('ticket'));
    await messy.close();
    expect(texts.map((text) => JSON.parse(text).record_count)).toEqual([
      messy.oracle.count('client'),
      messy.oracle.count('asset'),
    ]);
    expect(texts.join('')).toMatch(/:(?:\d+\.0|-?\d+e\d+|\d{17,})[,}]/i);
  });

  test('large: any page of a million tickets comes at once, newest first as well', async () => {
    const large = await startSandbox({ scenario: 'large' });
    const visit = await Visitor.signIn(large);
    const last = (await visit.get(`Tickets?${page}&page_no=10000&order=id`)).json;
    expect([last.record_count, last.tickets.length, last.tickets.at(-1).id]).toEqual([1_000_000, 100, 1_000_000]);
    const began = performance.now();
    expect((await visit.get(`Tickets?${page}&order=last_update&orderdesc=true`)).json.tickets).toHaveLength(100);
    const again = performance.now();
    await visit.post('Tickets', [{ id: 5, summary: 'Now the newest' }]);
    expect((await visit.get(`Tickets?${page}&order=last_update&orderdesc=true`)).json.tickets[0].id).toBe(5);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(performance.now() - again).toBeLessThan(5_000);
    await large.close();
  });
});
