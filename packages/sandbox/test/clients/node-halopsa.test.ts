// What the TypeScript library node-halopsa asks and reads: WYRE-AI/node-halopsa 1.1.1 (http.ts at 43a123f, auth.ts at d250d27,
// resources/utils.ts at 41e30fc, resources/tickets.ts at 1bd8498). The client itself was not run: its requests are sent again in our own
// words. Its paths /Tickets/{id}/Actions and /Tickets/{id}/Attachments are in no published document; here they are 404.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = new Visitor(sandbox, (await askToken(sandbox, { tenant: 'demo' })).json.access_token);
});
afterAll(() => sandbox.close());

test('pages by page_no and page_size together with pageinate', async () => {
  const first = (await halo.get('Tickets?page_size=50&page_no=1&pageinate=true')).json;
  const second = (await halo.get('Tickets?page_size=50&page_no=2&pageinate=true')).json;
  expect([first.tickets.length, second.tickets.length, second.page_no]).toEqual([50, 50, 2]);
  expect(first.tickets.at(-1).id).toBeLessThan(second.tickets[0].id);
});

test('page numbers without pageinate are not heeded', async () => {
  const { json } = await halo.get('Client?page_size=5&page_no=2');
  expect(json.clients.length).toBe(json.record_count);
});

test('one record is the object itself, created and changed by an array of one', async () => {
  const made = (await halo.post('Tickets', [{ summary: 'Typed', client_id: 3 }])).json;
  expect((await halo.post('Tickets', [{ id: made.id, summary: 'Changed' }])).json.summary).toBe('Changed');
  const action = (await halo.post('Actions', [{ ticket_id: made.id, note: 'n', outcome: 'Internal Note' }])).json;
  expect([action.ticket_id, action.outcome]).toEqual([made.id, 'Internal Note']);
});

test('tells its errors apart by status alone', async () => {
  const reader = await Visitor.signIn(sandbox, 'read:customers');
  const seen = [
    await halo.post('Actions', [{ ticket_id: 6, note: 'no outcome' }]),
    await new Visitor(sandbox, 'nonsense').get('Tickets'),
    await reader.get('Tickets'),
    await halo.get('Tickets/6/Actions'),
  ];
  expect(seen.map(({ status }) => status)).toEqual([400, 401, 403, 404]);
});
