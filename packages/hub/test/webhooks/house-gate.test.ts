import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../src/entry/house.ts';
import { openHouseWebhookGate } from '../../src/entry/house-webhook-gate.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addWebhookRoute } from '../../src/entry/http/webhook-route.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { openLog } from '../../src/foundation/log.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { withClient } from '../../src/store/access.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

let database: TestDatabase;
let house: House;
let server: ReturnType<typeof buildHttpServer>;
let url: string;
let timesListed = 0;
const logged: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await makeWorkspace('Second');
  const settings = readSettings({ SUNDOG_PUBLIC_URL: 'https://hub.example.test' });
  const key = { bytes: randomBytes(32), file: null, isNew: false };
  house = openHouse({ dataDir: '/nowhere', settings, key, log: openLog({ level: 'silent' }), store: database.store }, '0.0.0');
  const listHubs = () => {
    timesListed += 1;
    return house.listHubs();
  };
  server = buildHttpServer({ logError: (_id, error) => logged.push(error), hosts: [] });
  addWebhookRoute(server, { gate: openHouseWebhookGate({ listHubs }), logError: (_id, error) => logged.push(error) });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await server.close();
  await house.close();
  await database.close();
});

async function makeWorkspace(name: string): Promise<number> {
  return withClient(database.store.access.configFor('owner'), async (owner) => {
    const made = await owner.query<{ id: number }>('INSERT INTO hub.workspace (name) VALUES ($1) RETURNING id', [name]);
    return Number(made.rows[0]?.id);
  });
}

/** A webhook of a new connection of a workspace: its path, and its secret. */
async function makeHook(workspaceId: number) {
  const name = randomUUID().slice(0, 8);
  const address = { url: 'u', resourceServer: `https://${name}.example.test/api`, authServer: 'a', clientId: 'c' };
  const { id: connectionId } = await database.store.inWorkspace(workspaceId, (db) => insertConnection(db, { ...address, name }));
  const made = await house.hubOf(workspaceId, localOperator()).webhooks.create({ connectionId });
  return { path: new URL(made.url).pathname, secret: made.secret.reveal(), connectionId };
}

async function post(
  path: string,
  secret: string | null,
  body: unknown = { id: randomUUID(), event: 'Ticket Updated', object_id: 1, ticket: { id: 1 } },
) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret === null ? {} : { authorization: `Bearer ${secret}` }) },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

const keptBy = async (workspaceId: number) =>
  (
    await database.store.inWorkspace(workspaceId, (db) =>
      db.client.query<{ connection_id: number }>('SELECT connection_id FROM hub.webhook_delivery ORDER BY id'),
    )
  ).rows.map(({ connection_id }) => connection_id);

describe('the webhooks of every workspace', () => {
  it('are taken in at one door, each for the workspace whose it is', async () => {
    const [first, second] = [await makeHook(1), await makeHook(2)];
    // The list of before is believed for a second.
    await expect.poll(async () => (await post(first.path, first.secret)).status, { timeout: 10_000 }).toBe(200);
    await expect.poll(async () => (await post(second.path, second.secret)).status, { timeout: 10_000 }).toBe(200);
    expect(await keptBy(1)).toEqual([first.connectionId]);
    expect(await keptBy(2)).toEqual([second.connectionId]);
  });

  it('are heard of a workspace that was made while the hub runs', async () => {
    const workspaceId = await makeWorkspace('Third');
    const hook = await makeHook(workspaceId);
    await expect.poll(async () => (await post(hook.path, hook.secret)).status, { timeout: 10_000 }).toBe(200);
    expect(await keptBy(workspaceId)).toEqual([hook.connectionId]);
  });

  it('are refused alike whatever is wrong: no secret, that of another workspace, an address that is nowhere', async () => {
    const [first, second] = [await makeHook(1), await makeHook(2)];
    await expect.poll(async () => (await post(second.path, second.secret)).status, { timeout: 10_000 }).toBe(200);
    const before = [await keptBy(1), await keptBy(2)];
    const answers = [
      await post(first.path, null),
      await post(first.path, 'wrong'),
      await post(first.path, second.secret),
      await post(second.path, first.secret),
      await post(`/hooks/halo/${'a'.repeat(24)}`, first.secret),
      await post(`/hooks/halo/${'a'.repeat(24)}`, null),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(401);
    expect([await keptBy(1), await keptBy(2)]).toEqual(before);
  });

  it('ask the database little, however many guess', async () => {
    const before = timesListed;
    const began = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => post(`/hooks/halo/${String(index).padStart(24, 'a')}`, 'guess')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(timesListed - before).toBeLessThanOrEqual((performance.now() - began) / 100 + 2);
    expect(logged).toEqual([]);
  });

  it('S17: a delivery whose members every object has is kept as text, and changes nothing else', async () => {
    const hook = await makeHook(2);
    await expect.poll(async () => (await post(hook.path, hook.secret)).status, { timeout: 10_000 }).toBe(200);
    const text =
      '{"id":"x","__proto__":{"ticket":{"id":1},"event":"Ticket Updated"},"constructor":{"prototype":{"object_id":2}}}';
    const answer = await fetch(`${url}${hook.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${hook.secret}` },
      body: text,
    });
    expect(answer.status).toBe(200);
    const { rows } = await database.store.inWorkspace(2, (db) =>
      db.client.query('SELECT state FROM hub.webhook_delivery ORDER BY id DESC LIMIT 1'),
    );
    expect(rows).toEqual([{ state: 'ignored' }]);
    expect(({} as Record<string, unknown>)['ticket']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
