import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWorker } from '../../src/entry/worker/run-worker.ts';
import { withClient } from '../../src/store/access.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { type OpenOperations, openOperations } from './open-operations.ts';

let database: TestDatabase;
let hub: OpenOperations;
let worker: { readonly stop: () => Promise<void> } | null = null;
beforeEach(async () => {
  database = await createTestDatabase();
  hub = await openOperations(database.store);
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  await hub.close();
  await database.close();
});

/** Asks until the answer is this: one answer is kept for a second. */
async function untilReady(status: number): Promise<{ readonly status: string; readonly checks: Record<string, string> }> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await hub.ask('/ready');
    if (answer.status === status) return JSON.parse(answer.text);
    await delay(100);
  }
  throw new Error(`It never said ${status}: ${(await hub.ask('/ready')).text}`);
}

const asOwner = (sql: string) => withClient(database.store.access.configFor('owner'), (client) => client.query(sql));

it('is alive by both names, whatever else is wrong', async () => {
  await database.store.close();
  for (const path of ['/health', '/healthz']) expect(await hub.ask(path)).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

it('is ready once its work in the background has begun, and says first of all that it stops', async () => {
  expect(await untilReady(503)).toMatchObject({
    status: 'not-ready',
    checks: { database: 'ok', migrations: 'ok', key: 'ok', worker: 'The work in the background has not begun yet.' },
  });
  worker = await startWorker(hub.house, { roles: ['api', 'sync', 'apply'] });
  expect(await untilReady(200)).toEqual({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', key: 'ok', worker: 'ok' },
  });
  hub.house.operations.readiness.stop();
  expect(await hub.ask('/ready')).toMatchObject({ status: 503, text: '{"status":"stopping","checks":{}}' });
});

it('is not ready while a migration is missing, or one is applied that it does not know', async () => {
  await asOwner('DELETE FROM hub.migration WHERE number = (SELECT max(number) FROM hub.migration)');
  expect((await untilReady(503)).checks['migrations']).toMatch(/^1 of \d+ migrations are not applied\.$/);
  await asOwner(`INSERT INTO hub.migration (number, name, checksum) VALUES (9999, 'later', 'x')`);
  await delay(1_100);
  expect((await untilReady(503)).checks['migrations']).toMatch(/could not be compared/);
});

it('is not ready without its key, or with another one', async () => {
  const file = join(hub.dataDir, 'secret.key');
  const key = readFileSync(file);
  rmSync(file);
  expect((await untilReady(503)).checks['key']).toMatch(/no longer where it was/);
  writeFileSync(file, Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
  await delay(1_100);
  expect((await untilReady(503)).checks['key']).toMatch(/no longer where it was/);
  writeFileSync(file, key, { mode: 0o600 });
  await delay(1_100);
  expect((await untilReady(503)).checks['key']).toBe('ok');
});

it('is not ready without its database, and tells nothing of how it is reached', async () => {
  await database.store.close();
  const { checks } = await untilReady(503);
  expect(checks['database']).toBe('The database cannot be reached.');
  expect(JSON.stringify(checks)).not.toMatch(/postgres|socket|pool|\/tmp/i);
});
