// What Tier2Tickets (Helpdesk Buttons) asks and reads, as 00o-sh/gorelo-haloapi-relay describes it (README.md and src/halo.ts at 007154a,
// test/halo.test.ts at 0c10a50). The client itself was not run: the requests are sent again in our own words. What its note carries as
// outcome is not described; Halo wants one (API.md 3.5).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, type Seen, Visitor } from '../visitor.ts';

const headers = { 'halo-app-name': 'tier2tech' };

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  const scope = 'read:tickets edit:tickets read:customers read:crm read:assets';
  halo = new Visitor(sandbox, (await askToken(sandbox, { scope }, '/token?tenant=demo')).json.access_token);
});
afterAll(() => sandbox.close());

const isJson = ({ headers: got }: Seen) => (got.get('content-type') ?? '').startsWith('application/json');
const get = (path: string) => halo.get(path, headers);

test('paths without /api and in lower case; envelopes with their numbers', async () => {
  for (const [path, member] of [
    ['/users?search=unregistered@helpdesk.example', 'users'],
    ['/client', 'clients'],
    ['/site?client_id=3', 'sites'],
    ['/asset?search=nothing-has-this-name', 'assets'],
  ] as const) {
    const seen = await get(path);
    expect([seen.status, isJson(seen), Array.isArray(seen.json[member]), typeof seen.json.page_no]).toEqual([
      200,
      true,
      true,
      'number',
    ]);
  }
  expect((await get('/client/3')).json.id).toBe(3);
});

test('its minimum of scopes reads ticket types, statuses, teams and priorities', async () => {
  for (const path of ['/tickettype', '/status', '/priority', '/team']) {
    const seen = await get(path);
    expect([path, seen.status, Array.isArray(seen.json)]).toEqual([path, 200, true]);
  }
});

test('a press: the user by mail address, the computer by name, a ticket, then the report as a note', async () => {
  const known = (await get('/users?client_id=3')).json.users.find((row: { emailaddress: string }) => row.emailaddress !== '');
  const [user] = (await get(`/users?search=${known.emailaddress}`)).json.users;
  expect(user).toMatchObject({
    id: known.id,
    name: expect.any(String),
    firstname: expect.any(String),
    surname: expect.any(String),
    client_id: 3,
    client_name: expect.any(String),
    site_id: expect.any(Number),
    inactive: false,
    isserviceaccount: false,
    use: 'user',
  });
  const [asset] = (await get('/asset?client_id=3&count=1')).json.assets;
  const made = await halo.post('/tickets', [
    {
      summary: 'Printer down',
      details_html: '<table><tr><td>Name:</td><td>Ann</td></tr></table>',
      user_id: user.id,
      client_id: user.client_id,
      site_id: user.site_id,
      assets: [{ id: asset.id, client_id: 3, site_id: asset.site_id }],
    },
  ]);
  expect([made.status, Number.isInteger(made.json.id)]).toEqual([201, true]);
  const note = { ticket_id: made.json.id, outcome_id: 7, note_html: '<p>The report.</p>' };
  expect((await halo.post('/actions', [note])).status).toBe(201);
  expect((await get(`/tickets/${made.json.id}`)).json.assets[0].id).toBe(asset.id);
});

test('every refusal is JSON too', async () => {
  const nobody = new Visitor(sandbox, 'nonsense');
  const seen = [
    await askToken(sandbox, { client_secret: 'wrong' }, '/token'),
    await nobody.get('/users'),
    await halo.post('/client', [{ name: 'not allowed' }]),
    await get('/no/such/path'),
    await halo.send('PUT', '/tickets', { headers }),
    await halo.post('/tickets', 'no JSON'),
  ];
  expect(seen.map(({ status }) => status)).toEqual([401, 401, 403, 404, 405, 400]);
  expect(seen.every(isJson)).toBe(true);
});
