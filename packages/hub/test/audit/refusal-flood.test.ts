import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAuditDesk, openInstallationAudit } from '../../src/entry/audit-desk.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { openApi, type TestApi } from '../read/open-api.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

let database: TestDatabase;
let api: TestApi;
let isOpen: boolean;
beforeEach(async () => {
  database = await createTestDatabase();
  api = await openApi(database.store);
  isOpen = true;
  const reader = { connectionIds: [], clients: null };
  api.be('nosy', { reader, may: ['read-data'] });
  api.be('other', { reader, may: ['read-data'] });
});
afterEach(async () => {
  if (isOpen) await api.close();
  await database.close();
});

/** The hub stops, which writes what it had only counted. */
const stop = async () => {
  isOpen = false;
  await api.close();
};
const refuse = async (who: string, times: number, path = '/api/v1/workspaces/1/audit') => {
  const answers = await Promise.all(Array.from({ length: times }, () => api.ask(who, 'GET', path)));
  return answers.filter(({ status }) => status === 403 || status === 404).length;
};
const refusals = async () =>
  (
    await openAuditDesk({ store: database.store, workspaceId: 1 }, '/nowhere').list({
      filter: { results: ['refused'] },
      limit: 1000,
    })
  ).records;
const whole = () => openInstallationAudit({ store: database.store, clock: systemClock }, '/nowhere');

it('S84: whoever is refused again and again adds twenty rows a minute, and one that counts the rest', async () => {
  expect(await refuse('nosy', 300)).toBe(300);
  expect(await refusals()).toHaveLength(20);
  await stop();
  const [last, ...rows] = await refusals();
  expect(rows).toHaveLength(20);
  for (const row of rows) expect(row).toMatchObject({ verb: 'audit.list', actor: 'person:nosy@example.test' });
  expect(last).toMatchObject({
    verb: 'refusals.count',
    actor: 'person:nosy@example.test',
    ip: '127.0.0.1',
    detail: { times: 280, codes: { 'not-permitted': 280 }, since: expect.stringMatching(/Z$/) },
  });
  expect((await whole().verifyAll([])).map(({ fault }) => fault)).toEqual([null]);
});

it('S84: a flood of one hides nothing of another, and counts each chain by itself', async () => {
  await refuse('nosy', 50);
  expect(await refuse('other', 3)).toBe(3);
  expect(await refuse('nosy', 50, '/api/v1/workspaces/2')).toBe(50);
  const rows = await refusals();
  expect(rows.filter(({ actor }) => actor === 'person:other@example.test')).toHaveLength(3);
  const elsewhere = async () => (await whole().list({ limit: 1000 })).records;
  expect(await elsewhere()).toHaveLength(20);
  await stop();
  const times = (of: readonly { verb: string; detail: Readonly<Record<string, unknown>> }[]) =>
    of.filter(({ verb }) => verb === 'refusals.count').map(({ detail }) => detail['times']);
  expect(times(await refusals())).toEqual([30]);
  expect(times(await elsewhere())).toEqual([30]);
});

it('where nobody was refused too often nothing is counted', async () => {
  await refuse('nosy', 20);
  await stop();
  expect((await refusals()).map(({ verb }) => verb)).toEqual(Array(20).fill('audit.list'));
});
