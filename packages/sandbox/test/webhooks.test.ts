import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
let receiver: Server;
let answerWith = 200;
const received: { body: Row; authorization: string | undefined }[] = [];

async function bodyOf(request: IncomingMessage): Promise<Row> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
  receiver = createServer(async (request, response) => {
    received.push({ body: await bodyOf(request), authorization: request.headers.authorization });
    response.writeHead(answerWith).end('taken');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  received.length = 0;
  answerWith = 200;
});
afterAll(async () => {
  await sandbox.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const makeHook = async (events: Row[], more: Row = {}) => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/halo`;
  return (await visitor.post('Webhook', [{ name: 'hub', url, events, ...more }])).json;
};

test('a new ticket is delivered with basic sign-in, and the delivery is recorded', async () => {
  const hook = await makeHook([{ name: 'New Ticket Logged' }], {
    authentication_type: 1,
    basic_username: 'hub',
    basic_password: 'canary',
  });
  const ticket = (await visitor.post('Tickets', [{ summary: 'Deliver me', client_id: 5 }])).json;
  await sandbox.control.deliveriesSettled();
  expect(received).toHaveLength(1);
  expect(received[0]?.body).toMatchObject({
    event: 'New Ticket Logged',
    webhook_id: hook.id,
    object_id: ticket.id,
    ticket: { id: ticket.id, summary: 'Deliver me' },
  });
  expect(received[0]?.authorization).toBe(`Basic ${Buffer.from('hub:canary').toString('base64')}`);
  const { webhookevents } = (await visitor.get(`WebhookEvent?pageinate=true&webhook_id=${hook.id}`)).json;
  expect(webhookevents).toMatchObject([{ responsestatus: 200, error: false, entity_id: ticket.id }]);
  expect(JSON.stringify((await visitor.get(`Webhook/${hook.id}`)).json)).not.toContain('canary');
  await visitor.delete(`Webhook/${hook.id}`);
});

test('only what a webhook waits for is delivered', async () => {
  const hook = await makeHook([{ name: 'New Action' }]);
  await visitor.post('Tickets', [{ id: 40, summary: 'not awaited' }]);
  await visitor.post('Actions', [{ ticket_id: 40, outcome_id: 7, note: 'awaited' }]);
  await visitor.post('Asset', [{ id: 5, notes: 'not awaited' }]);
  await sandbox.control.deliveriesSettled();
  expect(received.map(({ body }) => [body['event'], body['object_id']])).toEqual([['New Action', 40]]);
  await visitor.delete(`Webhook/${hook.id}`);
});

test('after so many failures in a row it is switched off', async () => {
  sandbox.control.setSettings({ webhookAttempts: 3 });
  const hook = await makeHook([{ name: 'Ticket Updated' }]);
  answerWith = 500;
  for (let step = 0; step < 5; step += 1) await visitor.post('Tickets', [{ id: 41, summary: `change ${step}` }]);
  await sandbox.control.deliveriesSettled();
  expect(received).toHaveLength(3);
  expect((await visitor.get(`Webhook/${hook.id}`)).json).toMatchObject({ disabled: true, active: false, last_status: 500 });
});
