// What the HaloAPI PowerShell module asks and reads: homotechsual/HaloAPI, Connect-HaloAPI and Invoke-HaloRequest at 005ded5,
// New-HaloPOSTRequest at 32a1354, New-HaloDELETERequest at 2e0ecbd, New-HaloError at 004b553, Invoke-HaloSQL at 11343ad, Get-HaloLookup
// and Get-HaloAction at 281b696. The client itself was not run: its requests are sent again in our own words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { see, Visitor } from '../visitor.ts';

const type = { 'Content-Type': 'application/json; charset=utf-8' };

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  const info = (await see(await fetch(`${sandbox.url}/api/authinfo`))).json;
  const auth = new URL(info.auth_url);
  auth.pathname = `${auth.pathname.replace(/\/+$/, '')}/token`;
  auth.search = `tenant=${info.tenant_id}`;
  const { clientId: client_id, clientSecret: client_secret } = sandbox;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope: 'all' });
  const token = (await see(await fetch(auth, { method: 'POST', body: form }))).json;
  expect(token).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number), id_token: expect.any(String) });
  halo = new Visitor(sandbox, token.access_token);
});
afterAll(() => sandbox.close());

const get = (path: string) => halo.get(`/api/${path}`, type);

test('connecting ends with lookup 11, a bare array of the lookups', async () => {
  const { json } = await get('Lookup?lookupid=11');
  expect(json.length).toBeGreaterThan(0);
  expect(json.every((row: { id: unknown; name: unknown }) => typeof row.id === 'number' && typeof row.name === 'string')).toBe(
    true,
  );
});

/** The module's pager: as many pages as the page size that was asked for fits into `record_count`, which an array lacks. */
async function readAll(path: string, member: string, size = 1000): Promise<number> {
  const ids: number[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { json } = await get(`${path}?pageinate=true&page_size=${size}&page_no=${page}`);
    pages = Math.ceil((json.record_count ?? 0) / size);
    ids.push(...(json[member] ?? json).map((row: { id: number }) => row.id));
  }
  expect(new Set(ids).size).toBe(ids.length);
  return ids.length;
}

test.each([
  ['client', 'clients'],
  ['site', 'sites'],
  ['users', 'users'],
  ['asset', 'assets'],
  ['item', 'items'],
  ['invoice', 'invoices'],
  ['ClientContract', 'contracts'],
  ['quotation', 'quotes'],
  ['supplier', 'suppliers'],
  ['kbarticle', 'articles'],
  ['report', 'reports'],
  ['status', 'statuses'],
  ['team', 'teams'],
  ['tickettype', 'tickettypes'],
])('pages %s to its end', async (path, member) => {
  const whole = (await get(path)).json;
  expect(await readAll(path, member)).toBe(whole.record_count ?? whole.length);
});

test('reads every ticket with pages of 100, the most that Halo documents', async () => {
  expect(await readAll('tickets', 'tickets', 100)).toBe((await get('tickets?count=1')).json.record_count);
});

test('several ids go in one parameter, separated by commas', async () => {
  const { json } = await get('tickets?status=1%2c2&pageinate=true&page_size=50&page_no=1');
  expect(json.tickets.every((row: { status_id: number }) => [1, 2].includes(row.status_id))).toBe(true);
});

test('reads and removes one action of one ticket', async () => {
  await halo.post('/api/actions', [{ ticket_id: 6, outcome_id: 7, note: 'mine' }]);
  const { actions } = (await get('actions?ticket_id=6')).json;
  const { id } = actions.find((row: { note: string }) => row.note === 'mine');
  expect((await get(`actions/${id}?ticket_id=6`)).json).toMatchObject({ id, ticket_id: 6 });
  const removed = await halo.send('DELETE', `/api/actions/${id}?ticket_id=6`, { headers: type });
  expect([removed.status, removed.json.id, removed.json.ticket_id]).toEqual([200, id, 6]);
  expect((await get(`actions/${id}?ticket_id=6`)).status).toBe(404);
});

describe('SQL through the report endpoint', () => {
  const run = (sql: string) =>
    halo.post('/api/report', [{ id: 0, name: '', sql, apiquery_id: 0, _testonly: false, _loadreportonly: true }]);

  test('answers rows and no load error', async () => {
    const { status, json } = await run('SELECT TOP 3 Faultid, Symptom FROM faults');
    expect(status).toBeLessThan(300);
    expect([json.report.load_error, json.report.rows.length]).toEqual(['', 3]);
    expect(Object.keys(json.report.rows[0])).toEqual(['Faultid', 'Symptom']);
  });

  test('no row is an empty array; what is not understood is a load error', async () => {
    expect((await run('SELECT Faultid FROM faults WHERE Faultid < 0')).json.report).toMatchObject({ load_error: '', rows: [] });
    expect((await run('DELETE FROM faults')).json.report.load_error).toMatch(/SELECT/);
  });
});

test('a report that is kept is loaded by flag', async () => {
  const { json } = await get('Report/1?includedetails=true&loadreport=true');
  expect(json.report.rows.length).toBeGreaterThan(0);
});

test('every refusal is JSON in one of the shapes that the module names', async () => {
  const reader = await Visitor.signIn(sandbox, 'read:customers');
  const seen = [
    await get('client/99999999'),
    await halo.post('/api/actions', [{ ticket_id: 6, note: 'no outcome' }]),
    await reader.get('tickets'),
    await new Visitor(sandbox, 'nonsense').get('client'),
    await halo.post('/api/tickets', '[{"id":95.0}]'),
  ];
  expect(seen.map(({ status }) => status)).toEqual([404, 400, 403, 401, 400]);
  const shape = ({ json }: { json: Record<string, unknown> }) => ['Message', 'error', '[0].id'].find((member) => json[member]);
  expect(seen.map(shape)).toEqual(['Message', 'Message', 'Message', 'error', '[0].id']);
});

test('where scopes and rights are missing, every list still answers JSON: rows, or 403 with a message', async () => {
  const narrow = await startSandbox({ scenario: 'locked-down' });
  try {
    const visitor = await Visitor.signIn(narrow);
    const statuses = new Map<string, number>();
    for (const path of [
      'client',
      'site',
      'users',
      'tickets?count=5',
      'asset?count=5',
      'invoice?count=5',
      'report',
      'customtable',
    ]) {
      const { status, json } = await visitor.get(`/api/${path}`, type);
      statuses.set(path, status);
      if (status !== 200) expect([status, typeof json.Message]).toEqual([403, 'string']);
    }
    expect([...new Set(statuses.values())].sort()).toEqual([200, 403]);
    const refused = await visitor.post('/api/client', [{ name: 'not allowed' }]);
    expect([refused.status, typeof refused.json.Message]).toEqual([403, 'string']);
  } finally {
    await narrow.close();
  }
});
