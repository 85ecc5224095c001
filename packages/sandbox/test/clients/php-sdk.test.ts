// What the PHP SDK asks and reads: HaloPSA-PHP/sdk at 0be9527 (HaloPSAClient.php, Tickets/, Clients/, Users/), on Saloon 3's grant of
// client credentials. The client itself was not run: its requests are sent again in our own words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { json } = await askToken(sandbox, {}, '/auth/token');
  expect([typeof json.access_token, typeof json.expires_in]).toEqual(['string', 'number']);
  halo = new Visitor(sandbox, json.access_token);
});
afterAll(() => sandbox.close());

test('lists tickets and clients without any parameter', async () => {
  const tickets = (await halo.get('/api/Tickets')).json;
  expect([tickets.page_no, tickets.tickets.length > 0, tickets.record_count >= tickets.tickets.length]).toEqual([1, true, true]);
  expect((await halo.get('/api/Client')).json.clients.length).toBeGreaterThan(0);
});

test.each(['/api/Tickets/6', '/api/Client/3', '//api/Users/12'])('reads one record at %s', async (path) => {
  expect((await halo.get(path)).json.id).toBe(Number(path.split('/').at(-1)));
});
