import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { openApi, type TestApi } from './open-api.ts';

let mirror: SandboxMirror;
let api: TestApi;
let client: number;
beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 32, world: { tickets: 150, assets: 40 } });
  for (let key = 3; key <= 150; key += 3) mirror.sandbox.control.edit({ entity: 'ticket', key, changes: { dateclosed: null } });
  await mirror.sync({ part: 'lists' });
  api = await openApi(mirror.store);
  client = Number(truth().find(({ id }) => id === 5)?.['client_id']);
  const connectionIds = [mirror.connectionId];
  const may = ['read-data', 'export-data'] as const;
  api.be('all', { reader: { connectionIds, clients: null }, may });
  api.be('one', { reader: { connectionIds, clients: [{ connectionId: mirror.connectionId, clientId: client }] }, may });
  api.be('none', { reader: { connectionIds: [], clients: null }, may });
  api.be('idle', { reader: { connectionIds, clients: null }, may: [] });
}, 400_000);
afterAll(async () => {
  await api.close();
  await mirror.close();
});

type Asked = Readonly<Record<string, unknown>>;
const list = (entity: string, query: Asked = {}, who = 'all') => {
  const given = Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  const path = `/api/v1/workspaces/1/connections/${mirror.connectionId}/records/${entity}`;
  return api.ask(who, 'GET', `${path}?${new URLSearchParams(given as [string, string][])}`);
};
const keys = (answer: { body: { items: { key: string }[] } }) => answer.body.items.map(({ key }) => key);
const truth = () => [...mirror.sandbox.oracle.snapshot('ticket')];

/** Every key of a list, page by page. */
async function walk(entity: string, query: Asked): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(entity, cursor === null ? query : { ...query, cursor });
    expect(page.status, JSON.stringify(page.body)).toBe(200);
    found.push(...keys(page));
    cursor = page.body.nextCursor as string | null;
  } while (cursor !== null);
  return found;
}

describe('a list', () => {
  it('gives every record once, page by page, in the order of any column, those without a value last', async () => {
    const columns = ['lastUpdatedAt', 'closedAt', 'agentName', 'priorityId', 'isOnHold', 'timeTaken', 'id'];
    for (const sort of columns.flatMap((name) => [name, `-${name}`])) {
      const found = await walk('ticket', { sort, limit: 31 });
      expect([sort, found.length, new Set(found).size]).toEqual([sort, 150, 150]);
    }
    const closed = new Map(truth().map((row) => [String(row['id']), row['dateclosed']]));
    const order = (await walk('ticket', { sort: '-closedAt', limit: 40 })).map((key) => closed.get(key) ?? null);
    const dated = order.filter((date) => date !== null);
    expect(dated).toEqual(dated.toSorted().reverse());
    expect(order.slice(0, dated.length)).toEqual(dated);
    expect(dated.length).toBeLessThan(order.length);
  }, 120_000);

  it('filters by each type of column as the sandbox would', async () => {
    const [some] = truth();
    const agent = Number(some?.['agent_id']);
    const cases: readonly [Asked, (row: Record<string, unknown>) => boolean][] = [
      [{ column: 'agentId', is: 'equals', value: agent }, (row) => row['agent_id'] === agent],
      [{ column: 'statusId', is: 'in', value: [1, 2, 9] }, (row) => [1, 2, 9].includes(Number(row['status_id']))],
      [{ column: 'statusId', is: 'not-in', value: [9] }, (row) => row['status_id'] !== 9],
      [{ column: 'isOnHold', is: 'equals', value: true }, (row) => row['onhold'] === true],
      [{ column: 'isOnHold', is: 'equals', value: false }, (row) => row['onhold'] !== true],
      [{ column: 'closedAt', is: 'empty', value: true }, (row) => row['dateclosed'] === null],
      [{ column: 'closedAt', is: 'empty', value: false }, (row) => row['dateclosed'] !== null],
      [{ column: 'summary', is: 'contains', value: 'pRiN' }, (row) => /prin/i.test(String(row['summary']))],
      [
        { column: 'summary', is: 'starts', value: String(some?.['summary']).slice(0, 6).toUpperCase() },
        (row) => String(row['summary']).startsWith(String(some?.['summary']).slice(0, 6)),
      ],
      [{ column: 'timeTaken', is: 'from', value: '1.5' }, (row) => Number(row['timetaken']) >= 1.5],
      [{ column: 'id', is: 'before', value: 20 }, (row) => Number(row['id']) < 20],
    ];
    for (const [filter, holds] of cases) {
      const wanted = truth().filter(holds);
      const found = await list('ticket', { filters: [filter], limit: 200, sort: 'id', withTotal: true });
      expect([filter, keys(found)]).toEqual([filter, wanted.map(({ id }) => String(id))]);
      expect(found.body.total).toEqual({ count: wanted.length, isCapped: false });
    }
  }, 120_000);

  it('shows the columns that were chosen, money and numbers exactly, and names none that it lacks', async () => {
    const found = await list('invoice', { columns: 'id,total,currencyName,invoicedAt,isPosted', limit: 1, sort: 'id' });
    const [first] = [...mirror.sandbox.oracle.snapshot('invoice')];
    expect(found.body.items[0].values).toMatchObject({ id: 1, isPosted: first?.['posted'] });
    expect(Number(found.body.items[0].values.total)).toBe(first?.['total']);
    expect(typeof found.body.items[0].values.total).toBe('string');
    expect(found.body.items[0].values.invoicedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('searches text as it stands: no sign of it is a pattern (S24)', async () => {
    const odd = ['%', '_', '(a+)+$', '\\', "'", '.*', '%25', 'a'.repeat(200), '{{7*7}}', '\u202e'];
    // Of directories, of JSON paths, of texts that are searched in another way: here they are letters.
    const languages = ['*)(uid=*))(|(uid=*', '$..*', '$[?(@.id>0)]', 'summary:*', "'a' & !'b'", '(a|aa)+$', '[[:alpha:]]{1,200}'];
    for (const text of [...odd, ...languages]) {
      const found = await list('ticket', { search: text, limit: 200 });
      const wanted = truth().filter((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase()));
      expect([text, found.status]).toEqual([text, 200]);
      expect(found.body.items.length).toBeLessThanOrEqual(wanted.length);
    }
    const summary = String(truth()[3]?.['summary']);
    expect(keys(await list('ticket', { search: summary.slice(2, 14), limit: 200 }))).toContain(String(truth()[3]?.['id']));
  });

  it('counts no further than its cap', async () => {
    const found = await list('ticket', { limit: 1, withTotal: true });
    expect(found.body.total).toEqual({ count: 150, isCapped: false });
  });
});

describe('names and values that come from outside', () => {
  const evil = [
    "id'; DROP TABLE mirror.ticket; --",
    'id) OR 1=1 --',
    '__proto__',
    'constructor',
    'toString',
    'raw',
    'connection_id',
    'status_id',
    'id, raw',
    '"id"',
  ];

  it('are columns of the definition, or refused (S15, S17)', async () => {
    for (const name of evil) {
      for (const query of [
        { sort: name },
        { columns: name.replaceAll(',', ';') },
        { filters: [{ column: name, is: 'equals', value: 1 }] },
      ]) {
        const answer = await list('ticket', query);
        expect([query, answer.status, answer.body.code]).toEqual([query, 422, 'unknown-column']);
      }
      expect((await list(encodeURIComponent(name), {})).body.code).toBe('unknown-entity');
    }
    expect(await mirror.keysOf('ticket')).toHaveLength(150);
  });

  it('are values of the type of their column, or refused', async () => {
    const bad: readonly Asked[] = [
      { column: 'id', is: 'equals', value: '1 OR 1=1' },
      { column: 'id', is: 'in', value: [1, "2'"] },
      { column: 'closedAt', is: 'from', value: 'yesterday' },
      { column: 'closedAt', is: 'from', value: '2026-99-99T00:00:00Z' },
      { column: 'isOnHold', is: 'equals', value: 'perhaps' },
      { column: 'timeTaken', is: 'from', value: '1e400' },
      { column: 'id', is: 'contains', value: '1' },
      { column: 'closedAt', is: 'empty', value: 'x' },
      { column: 'summary', is: 'equals', value: 'a\u0000b' },
    ];
    for (const filter of bad) {
      const answer = await list('ticket', { filters: [filter] });
      expect([filter, answer.status, answer.body.code]).toEqual([filter, 422, 'bad-filter']);
    }
    for (const filters of [
      '[',
      '{"__proto__":{"x":1}}',
      '[{"column":"id","is":"equals","value":1,"__proto__":{"is":"in"},"x":1}]',
    ])
      expect((await list('ticket', { filters })).status).toBe(400);
  });

  it('a cursor is good for its own list, and for nothing else', async () => {
    const first = await list('ticket', { limit: 5, sort: '-lastUpdatedAt' });
    const cursor = first.body.nextCursor as string;
    for (const query of [
      { sort: 'lastUpdatedAt' },
      { sort: '-lastUpdatedAt', search: 'a' },
      { sort: '-lastUpdatedAt', filters: [{ column: 'id', is: 'from', value: 1 }] },
      { sort: '-lastUpdatedAt', deleted: 'with' },
    ])
      expect((await list('ticket', { ...query, cursor })).body.code).toBe('cursor-elsewhere');
    const [hash] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string];
    const forge = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const forged of ['x', forge([hash, "1'", ['1']]), forge([hash, null, ["1'"]]), forge([hash, null, []]), forge({})])
      expect((await list('ticket', { sort: '-lastUpdatedAt', cursor: forged })).body.code).toBe('cursor-elsewhere');
  });
});

describe('who reads', () => {
  it('sees only what may be seen, and no count of the rest', async () => {
    const wanted = truth().filter((row) => row['client_id'] === client);
    const found = await list('ticket', { limit: 200, sort: 'id', withTotal: true }, 'one');
    expect(keys(found)).toEqual(wanted.map(({ id }) => String(id)));
    expect(found.body.total.count).toBe(wanted.length);
    expect((await list('client', { limit: 200 }, 'one')).body.items).toHaveLength(1);
    expect((await list('agent', {}, 'one')).body.items).toEqual([]);
    expect((await list('status', {}, 'one')).body.items.length).toBeGreaterThan(3);
  });

  it('is told that there is no connection where none was granted, and what is missing where the right is', async () => {
    expect((await list('ticket', {}, 'none')).body).toMatchObject({ code: 'connection-not-found', status: 404 });
    expect((await list('ticket', {}, 'idle')).body).toMatchObject({ status: 403, code: 'not-permitted' });
  });
});

describe('a table at a past moment', () => {
  it('shows the kept columns as they were, and refuses the others', async () => {
    const [row] = await mirror.query<{ id: number; status_id: number }>(
      'SELECT id, status_id FROM mirror.ticket ORDER BY id LIMIT 1',
    );
    const before = new Date().toISOString();
    await mirror.query(`UPDATE mirror.ticket SET status_id = 55, synced_at = now() WHERE id = ${row?.id}`);
    const at = (asOf: string) => list('ticket', { asOf, columns: 'id,statusId', sort: 'id', limit: 1 });
    expect((await at(before)).body.items[0].values).toEqual({ id: row?.id, statusId: row?.status_id });
    expect((await at(new Date(Date.now() + 1000).toISOString())).body.items[0].values.statusId).toBe(55);
    expect((await list('ticket', { asOf: before, columns: 'summary' })).body.code).toBe('no-past-of');
    expect((await list('site', { asOf: before })).body.code).toBe('no-past-of');
    expect((await walk('ticket', { asOf: before, limit: 40 })).length).toBe(150);
  });
});
