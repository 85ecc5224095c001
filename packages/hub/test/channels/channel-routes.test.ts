import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes } from '@sundog/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notices } from '../../src/catalog/notices/index.ts';
import { tellChannels } from '../../src/engine/channels/tell-channels.ts';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { bearer, openTestGate, principalOf } from '../api/test-gate.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';

let database: TestDatabase;
let house: House;
let server: ReturnType<typeof buildHttpServer>;
let receiver: HttpReceiver;

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startHttpReceiver();
  const key = await loadSecretKey(null, mkdtempSync(join(tmpdir(), 'sundog-api-')));
  const log = openLog({ level: 'silent' });
  house = openHouse({ dataDir: '/nowhere', settings: readSettings({}), key, log, store: database.store }, '0.0.0');
  server = buildHttpServer({ logError: house.logError, hosts: [] });
  const { gatekeeper, be } = openTestGate();
  be('viewer', principalOf('viewer', { capabilities: ['read-data', 'view-sync'] }));
  be('admin', principalOf('person', { role: 'admin', capabilities: ['manage-channels'] }));
  be('owner', principalOf('person', { role: 'owner', capabilities: ['manage-channels', 'manage-workspace'] }));
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  await server.ready();
});
afterAll(async () => {
  await server.close();
  await house.close();
  await receiver.close();
  await database.close();
});

const ask = (who: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
  server.inject({
    method,
    url: `/api/v1/workspaces/1${path}`,
    headers: bearer(who),
    ...(body === undefined ? {} : { payload: body }),
  });

it('lets whoever manages channels do all of it, and shows a secret once', async () => {
  const canary = 'canary-of-the-url';
  const wish = { name: 'pager', kind: 'webhook', secrets: { url: `${receiver.url}/${canary}` } };
  expect((await ask('admin', 'POST', '/channels', { ...wish, allowHost: true })).json()).toMatchObject({
    status: 403,
    code: 'not-permitted',
  });
  expect((await ask('admin', 'POST', '/channels', wish)).json()).toMatchObject({ status: 422, code: 'target-refused' });
  const created = await ask('owner', 'POST', '/channels', { ...wish, allowHost: true });
  expect(created.statusCode).toBe(201);
  const { id, signingSecret } = created.json<{ id: number; signingSecret: string }>();
  expect((await ask('owner', 'POST', '/channels', { ...wish, allowHost: true })).json()).toMatchObject({ status: 409 });
  expect((await ask('admin', 'POST', `/channels/${id}/test`)).json()).toEqual({
    isSent: true,
    status: 200,
    sentence: 'The receiver took it (200).',
    answer: 'ok',
  });
  expect((await ask('admin', 'PATCH', `/channels/${id}`, { name: 'renamed', events: ['alarm.opened'] })).json()).toMatchObject({
    name: 'renamed',
  });
  const listed = await ask('admin', 'GET', '/channels');
  expect(listed.json()).toMatchObject({ items: [{ id, name: 'renamed', events: ['alarm.opened'], settings: {} }] });
  const rotated = await ask('admin', 'POST', `/channels/${id}/rotate`, {});
  expect(rotated.json()).toMatchObject({ signingSecret: expect.stringMatching(/^whsec_/), formerUntil: expect.any(String) });
  for (const secret of [canary, signingSecret]) expect(listed.body).not.toContain(secret);
  expect((await ask('admin', 'DELETE', `/channels/${id}`)).statusCode).toBe(204);
  expect((await ask('admin', 'POST', `/channels/${id}/test`)).json()).toMatchObject({ status: 404, code: 'channel-not-found' });
});

it('pages through deliveries and queues one again', async () => {
  const wish = { name: 'log', kind: 'webhook', secrets: { url: receiver.url }, allowHost: true };
  await ask('owner', 'POST', '/channels', wish);
  const [opened] = notices;
  for (let made = 0; made < 5; made += 1)
    await database.store.inWorkspace(1, async (db) => {
      if (opened)
        await tellChannels(db, {
          kind: opened,
          about: `alarm ${made}`,
          key: `alarm ${made}`,
          at: new Date(Date.UTC(2026, 10, 21, 12, 0, Math.floor(made / 2))),
          severity: 'fail',
          sentence: `Number ${made}.`,
          connectionId: null,
        });
    });
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await ask('admin', 'GET', `/channel-deliveries?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const { items, nextCursor } = page.json<{ items: { id: string; sentence: string }[]; nextCursor: string | null }>();
    seen.push(...items.map(({ sentence }) => sentence));
    cursor = nextCursor;
  }
  expect(seen.toSorted()).toEqual(['Number 0.', 'Number 1.', 'Number 2.', 'Number 3.', 'Number 4.']);
  expect((await ask('admin', 'GET', '/channel-deliveries?cursor=x')).json()).toMatchObject({
    status: 400,
    code: 'invalid-input',
  });
  await house.main.channels.drain();
  const sent = (await ask('admin', 'GET', '/channel-deliveries?state=sent')).json<{ items: { id: string }[] }>().items;
  expect(sent).toHaveLength(5);
  expect((await ask('admin', 'POST', `/channel-deliveries/${sent[0]?.id}/resend`)).statusCode).toBe(202);
  await house.main.channels.drain();
  expect(receiver.received.filter(({ headers }) => headers['webhook-id'] === sent[0]?.id)).toHaveLength(2);
});

it('tells a form what each kind needs, with its secrets marked', async () => {
  const { kinds, events } = (await ask('admin', 'GET', '/channel-kinds')).json<{
    kinds: { kind: string; secrets: string[]; settings: { properties: Record<string, object> } }[];
    events: { name: string }[];
  }>();
  expect(kinds.map(({ kind, secrets }) => [kind, secrets])).toEqual([
    ['email', ['password']],
    ['slack', ['url']],
    ['teams', ['url']],
    ['webhook', ['url']],
  ]);
  expect(kinds[0]?.settings.properties['password']).toMatchObject({ secret: true, title: 'Password' });
  expect(events).toHaveLength(notices.length);
});

it('is closed to whoever may not manage channels', async () => {
  for (const [method, path] of [
    ['GET', '/channels'],
    ['GET', '/channel-kinds'],
    ['GET', '/channel-deliveries'],
    ['POST', '/channels/1/test'],
    ['DELETE', '/channels/1'],
  ] as const)
    expect((await ask('viewer', method, path)).json()).toMatchObject({ status: 403 });
});
