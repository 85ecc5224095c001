// What Huntress's HaloPSA integration asks and reads, as 00o-sh/gorelo-haloapi-relay describes it (README.md and src/halo.ts at 007154a).
// The client itself was not run: the requests are sent again in our own words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

const headers = { 'User-Agent': 'Huntress Halo Integration' };

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = new Visitor(sandbox, (await askToken(sandbox, {}, '/token')).json.access_token);
});
afterAll(() => sandbox.close());

const get = (path: string) => halo.get(`/api/${path}`, headers);

test('clients stand in an envelope whose page numbers are always there, paged or not', async () => {
  for (const query of ['', '?page_no=1&page_size=100&pageinate=true', '?search=legal']) {
    const { json } = await get(`Client${query}`);
    expect(json).toMatchObject({
      page_no: expect.any(Number),
      page_size: expect.any(Number),
      record_count: expect.any(Number),
      columns: expect.any(Array),
    });
    expect(json.clients[0]).toMatchObject({
      id: expect.any(Number),
      name: expect.any(String),
      colour: expect.any(String),
      inactive: false,
      toplevel_id: expect.any(Number),
      toplevel_name: expect.any(String),
      use: 'client',
    });
  }
});

test('one client is the object itself', async () => {
  const { json } = await get('Client/3');
  expect([json.id, json.clients, typeof json.name]).toEqual([3, undefined, 'string']);
});

test('the choices of its settings page are bare arrays that are not empty, with an open and a closed status', async () => {
  for (const path of ['TicketType', 'Status', 'Priority', 'Team', 'Agent', 'Category']) {
    const { json } = await get(path);
    expect(Array.isArray(json) && json.length > 0, path).toBe(true);
  }
  const types = (await get('Status')).json.map((row: { type: number }) => row.type);
  expect([types.includes(0), types.includes(2)]).toEqual([true, true]);
});

test('an incident: lookups, one POST, the check by id, and the resolution by an edit of the same ticket', async () => {
  const { sites } = (await get('Site?client_id=3')).json;
  const { assets } = (await get('Asset?client_id=3&count=1')).json;
  const found = (await get(`Asset?search=${assets[0].inventory_number}&client_id=3`)).json.assets;
  expect(found.map((row: { id: number }) => row.id)).toContain(assets[0].id);
  const incident = {
    client_id: 3,
    site_id: sites[0].id,
    summary: 'Incident',
    details: '<p>A host was isolated.</p>',
    tickettype_id: 1,
    status_id: 1,
    priority_id: 2,
    assets: [{ id: assets[0].id }],
  };
  const made = await halo.post('/api/Tickets', incident);
  expect([made.status, Number.isInteger(made.json.id)]).toEqual([201, true]);
  const checked = (await get(`Tickets/${made.json.id}`)).json;
  expect(checked).toMatchObject({ id: made.json.id, client_id: 3, summary: 'Incident' });
  expect((await halo.post('/api/Tickets', [{ id: made.json.id, status_id: 9 }])).json).toMatchObject({
    id: made.json.id,
    status_id: 9,
  });
  expect((await get(`Tickets/${made.json.id}`)).json.hasbeenclosed).toBe(true);
});
