import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { flows } from '../../src/catalog/flows/index.ts';
import { keepWatch } from '../../src/features/watch/keep-watch.ts';
import { readWatch } from '../../src/features/watch/read-watch.ts';
import type { AlarmNews, WatchDeps } from '../../src/features/watch/watch-deps.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let database: TestDatabase;
let now: number;
let told: AlarmNews[];
let deps: WatchDeps;
let connectionId: number;

beforeEach(async () => {
  database = await createTestDatabase();
  now = Date.now();
  told = [];
  deps = {
    store: database.store,
    workspaceId: 1,
    clock: { now: () => now, sleep: async () => undefined },
    actor: { kind: 'schedule', name: 'timetable', may: 'everything' },
    lists: { flows, entities: entities.map((one) => ({ ...one, isEmbedded: one.halo.source.by === 'embedded' })) },
    onAlarm: (news) => told.push(news),
  };
  connectionId = await addConnection('acme', ['client', 'site', 'ticket', 'action']);
});
afterEach(() => database.close());

const query = async <T extends object>(sql: string, values: readonly unknown[] = []) =>
  (await database.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;

async function addConnection(name: string, only: readonly string[]): Promise<number> {
  const row = await database.store.inWorkspace(1, (db) =>
    insertConnection(db, {
      name,
      url: 'https://halo.example',
      resourceServer: 'https://halo.example/api',
      authServer: 'https://halo.example/auth',
      clientId: 'id',
      entities: only,
    }),
  );
  return row.id;
}

/** Everything of a connection went well at `at`. */
async function allWell(at: number, id = connectionId): Promise<void> {
  for (const entity of ['client', 'site', 'ticket', 'action'])
    await query(
      `INSERT INTO hub.sync_state (connection_id, entity, state, last_success_at, last_full_at) VALUES ($1, $2, 'done', $3, $3)
       ON CONFLICT (connection_id, entity) DO UPDATE SET state = 'done', last_success_at = $3, last_full_at = $3, error_code = NULL, message = NULL`,
      [id, entity, new Date(at)],
    );
  await query(`INSERT INTO hub.xray_run (connection_id, checked_at, requests, report) VALUES ($1, $2, 1, '{}')`, [
    id,
    new Date(at),
  ]);
}

const look = (id = connectionId) => keepWatch(deps, { connectionId: id });
const alarms = () =>
  query<{ flow: string; cause: string; cleared: boolean; sentence: string; causes: string[] }>(
    `SELECT flow, cause, cleared_at IS NOT NULL AS cleared, sentence, causes FROM hub.alarm ORDER BY id`,
  );
const named = (change: string, flow: string) => expect.objectContaining({ change, alarm: expect.objectContaining({ flow }) });

it('is silent while everything goes well', async () => {
  await allWell(now - 2 * minute);
  expect(await look()).toEqual({ news: [], open: 0 });
  expect(await alarms()).toEqual([]);
  expect(await query(`SELECT verb FROM hub.audit_event`)).toEqual([]);
});

it('has patience with a first sync', async () => {
  now += 20 * hour;
  expect((await look()).open).toBe(0);
  now += 5 * hour;
  expect(await look()).toMatchObject({ news: [named('raised', 'schedule'), named('raised', 'recent-sync')] });
});

describe('a sync that stopped weeks ago', () => {
  beforeEach(() => allWell(now - 21 * day));

  it('is one alarm however many entities it hits, says why and what to do, and is not raised again', async () => {
    await look();
    expect(await alarms()).toEqual([
      expect.objectContaining({
        flow: 'recent-sync',
        cause: 'not-run',
        cleared: false,
        sentence: expect.stringMatching(/^Reading what changed of "acme": 3 of 3 entities are late .*3 weeks ago/),
        causes: expect.arrayContaining(['HaloPSA did not answer']),
      }),
    ]);
    now += minute;
    await look();
    now += minute;
    await look();
    expect(await alarms()).toHaveLength(1);
    expect(told).toEqual([named('raised', 'recent-sync')]);
    expect(await query(`SELECT verb FROM hub.audit_event`)).toEqual([{ verb: 'watch.look' }]);
  });

  it('clears by itself on success, and is another alarm when it happens again', async () => {
    await look();
    await allWell(now);
    now += minute;
    await look();
    expect((await alarms()).map(({ cleared }) => cleared)).toEqual([true]);
    expect(told.map(({ change }) => change)).toEqual(['raised', 'cleared']);
    for (let passed = 0; passed < 5; passed += 1) {
      now += 4 * minute;
      await look();
    }
    now += 3 * hour;
    await look();
    expect((await alarms()).filter(({ flow }) => flow === 'recent-sync').map(({ cleared }) => cleared)).toEqual([true, false]);
  });

  it('is not raised twice by two watches at once', async () => {
    await Promise.all([look(), look(), look()]);
    expect(await alarms()).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('survives a restart: another process finds the alarm and leaves it', async () => {
    await look();
    const [before] = await query<{ raised_at: Date }>('SELECT raised_at FROM hub.alarm');
    deps = { ...deps, lists: { ...deps.lists } };
    now += minute;
    await look();
    expect(await query('SELECT raised_at FROM hub.alarm')).toEqual([before]);
  });
});

it('names an entity that silently always fails, with the reason it fails for', async () => {
  await allWell(now - 2 * minute);
  await query(
    `UPDATE hub.sync_state SET state = 'failed', last_success_at = $1, error_code = 'server-failed', message = 'HaloPSA failed.' WHERE entity = 'site'`,
    [new Date(now - 5 * hour)],
  );
  await look();
  expect(await alarms()).toEqual([
    expect.objectContaining({
      flow: 'recent-sync',
      cause: 'server-failed',
      sentence: expect.stringContaining('site last went well 5 hours ago'),
      causes: expect.arrayContaining(['HaloPSA failed']),
    }),
  ]);
});

it('says nothing about what a refused sign-in keeps from its turn but the refused sign-in', async () => {
  await allWell(now - 3 * day);
  await query(
    `UPDATE hub.sync_state SET state = 'failed', error_code = 'credentials-stopped-working', message = 'HaloPSA no longer accepts credentials that worked before.' WHERE entity = 'client'`,
  );
  await look();
  expect((await alarms()).map(({ flow, cause }) => `${flow} ${cause}`)).toEqual(['recent-sync credentials-stopped-working']);
});

it('raises no alarm for a paused connection, and says that it is paused', async () => {
  await allWell(now - 60 * day);
  await query('UPDATE hub.connection SET sync_every_minutes = 0');
  expect((await look()).open).toBe(0);
  expect((await readWatch(deps)).paused.map(({ sentence }) => sentence)).toContain(
    'Reading what changed of "acme" is not expected: its schedule is set to never.',
  );
});

it('has an alarm of its own for each connection', async () => {
  const other = await addConnection('other', ['client', 'site', 'ticket', 'action']);
  await allWell(now - 21 * day);
  await allWell(now, other);
  await look();
  await look(other);
  expect((await alarms()).map(({ cleared }) => cleared)).toEqual([false]);
});

describe('deliveries of webhooks', () => {
  beforeEach(async () => {
    await allWell(now - 2 * minute);
    await query(
      `INSERT INTO hub.webhook (connection_id, hook_id, name, secret_hash, created_at) VALUES ($1, repeat('a', 24), 'halo', sha256('x'), now())`,
      [connectionId],
    );
  });
  const deliver = (at: number, reason: string | null = null) =>
    query(
      `INSERT INTO hub.webhook_delivery (connection_id, webhook_id, delivery_key, body_hash, entity, record_key, reason, received_at, due_at)
       SELECT $1, id, gen_random_uuid()::text, sha256('x'), 'ticket', '5', $3, $2, $2 FROM hub.webhook`,
      [connectionId, new Date(at), reason],
    );

  it('that wait too long are an alarm, which clears once they were acted on', async () => {
    await deliver(now - 5 * minute);
    expect((await look()).open).toBe(0);
    await deliver(now - 40 * minute);
    await look();
    expect(await alarms()).toEqual([
      expect.objectContaining({
        flow: 'webhooks',
        cause: 'not-run',
        sentence:
          'Reading what webhooks named of "acme" is behind by 2 deliveries; the oldest came 40 minutes ago, and 30 minutes are expected at the most.',
      }),
    ]);
    await query(`UPDATE hub.webhook_delivery SET state = 'read', settled_at = now()`);
    await look();
    expect(told).toEqual([named('raised', 'webhooks'), named('cleared', 'webhooks')]);
  });

  it('that could not be read say why, and are no second alarm where nothing runs at all', async () => {
    await deliver(now - 40 * minute, 'HaloPSA failed.');
    await look();
    expect(await alarms()).toMatchObject([
      { flow: 'webhooks', cause: 'not-read', causes: expect.arrayContaining(['HaloPSA failed']) },
    ]);
    await query(`UPDATE hub.webhook_delivery SET reason = NULL`);
    await query(`UPDATE hub.sync_state SET last_success_at = $1`, [new Date(now - 3 * day)]);
    await look();
    expect((await alarms()).filter(({ cleared }) => !cleared).map(({ flow }) => flow)).toEqual(['recent-sync']);
  });
});

it('notices from outside that nothing runs at all, and from inside that nothing ran', async () => {
  await allWell(now - minute);
  await look();
  const ranAt = new Date(now);
  now += 40 * minute;
  const view = await readWatch(deps);
  expect(view.scheduleRanAt).toEqual(ranAt);
  expect(view.alarms).toEqual([
    expect.objectContaining({ flow: 'schedule', sentence: expect.stringContaining('40 minutes ago') }),
  ]);
  await look();
  expect(told).toEqual([named('raised', 'schedule')]);
  now += minute;
  await look();
  expect(told).toEqual([named('raised', 'schedule'), named('cleared', 'schedule')]);
});

it('warns 30, 14, 7 and 1 days before a secret ends, once each, and is silent once it was replaced', async () => {
  const ends = now + 40 * day;
  await query(
    `INSERT INTO hub.connection_secret (connection_id, field, ciphertext, key_id, expires_at) VALUES ($1, 'secret', '\\x00', 'k', $2)`,
    [connectionId, new Date(ends)],
  );
  await query('UPDATE hub.connection SET sync_every_minutes = 0');
  const heard: number[] = [];
  const start = now;
  for (let passed = 0; passed <= 41; passed += 1) {
    now = start + passed * day;
    told = [];
    await query('DELETE FROM hub.flow_beat');
    await look();
    if (told.some(({ alarm }) => alarm.flow === 'secret-expiry')) heard.push(40 - passed);
  }
  expect(heard).toEqual([30, 14, 7, 1, 0]);
  expect((await alarms()).filter(({ flow }) => flow === 'secret-expiry')).toHaveLength(1);
  await query('UPDATE hub.connection_secret SET expires_at = $1', [new Date(now + 300 * day)]);
  await query('DELETE FROM hub.flow_beat');
  await look();
  expect((await alarms()).map(({ cleared }) => cleared)).toEqual([true]);
});
