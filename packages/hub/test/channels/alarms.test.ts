import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDueBackup, setBackupSchedule } from '../../src/features/backup/schedule-backups.ts';
import { keepWatch } from '../../src/features/watch/keep-watch.ts';
import type { WatchDeps } from '../../src/features/watch/watch-deps.ts';
import { watchWebhooks } from '../../src/features/webhooks/watch-webhooks.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { setFlowBeat } from '../../src/store/rows/flow-rows.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

const minute = 60_000;
const hour = 60 * minute;

let channels: OpenChannels;
let receiver: HttpReceiver;
let watch: WatchDeps;
let connectionId: number;
let isLate: boolean;

beforeEach(async () => {
  channels = await openChannels();
  receiver = await startHttpReceiver();
  isLate = true;
  connectionId = await addConnection();
  watch = {
    ...channels.deps,
    onAlarm: () => undefined,
    lists: {
      entities: [],
      flows: [
        {
          name: 'recent-sync',
          of: 'connection',
          title: 'Reading what changed',
          read: async () => [
            {
              subject: 'ticket',
              lastSuccessAt: new Date(isLate ? channels.now().getTime() - 30 * hour : channels.now()),
              expectedSince: new Date(0),
              mayBeOldMs: hour,
              pausedBecause: null,
              failure: { code: 'server-failed', message: 'HaloPSA failed.' },
            },
          ],
          means: 'The mirror grows old.',
          causes: ['HaloPSA did not answer'],
          remedy: 'Look at it.',
          severity: 'fail',
          coveredBy: [],
        },
      ],
    },
  };
});
afterEach(async () => {
  await receiver.close();
  await channels.database.close();
});

async function addConnection(): Promise<number> {
  const fields = {
    name: 'acme',
    url: 'https://halo.example',
    resourceServer: 'https://halo.example/api',
    authServer: 'https://halo.example/auth',
  };
  return (
    await channels.database.store.inWorkspace(1, (db) => insertConnection(db, { ...fields, clientId: 'id', entities: null }))
  ).id;
}

const look = () => keepWatch(watch, { connectionId });
const told = () => receiver.received.map(({ body }) => JSON.parse(body));

describe('an alarm', () => {
  it('is one message when it opens, however often the watch looks, and one when it clears', async () => {
    await channels.add({ url: receiver.url });
    for (let passed = 0; passed < 5; passed += 1) {
      await look();
      await channels.drain();
      channels.pass(minute);
    }
    isLate = false;
    await look();
    await look();
    await channels.drain();
    expect(told()).toMatchObject([
      {
        type: 'sundog.sync.failed',
        data: {
          severity: 'fail',
          sentence: expect.stringContaining('Reading what changed of "acme"'),
          meaning: 'The mirror grows old.',
          causes: ['HaloPSA failed', 'HaloPSA did not answer'],
          remedy: 'Look at it.',
          connectionId,
        },
      },
      {
        type: 'sundog.alarm.cleared',
        data: { severity: 'good', sentence: expect.stringContaining('This is over after 5 minutes') },
      },
    ]);
    expect(new Set(told().map(({ subject }) => subject)).size).toBe(1);
  });

  it('is told again after each day that it stands', async () => {
    await channels.add({ url: receiver.url });
    for (let passed = 0; passed < 50; passed += 1) {
      await look();
      await channels.drain();
      channels.pass(hour);
    }
    expect(told().map(({ data }) => data.title)).toEqual([
      'HaloPSA is not read as it should be',
      'Still, for 24 hours: HaloPSA is not read as it should be',
      'Still, for 2 days: HaloPSA is not read as it should be',
    ]);
  });

  it('is told by the channels that want it, and its end by those that told of it', async () => {
    await channels.add({ name: 'cleared only', url: `${receiver.url}/cleared`, events: ['alarm.cleared'] });
    await channels.add({ name: 'all alarms', url: `${receiver.url}/all`, events: ['alarm.opened', 'alarm.cleared'] });
    await channels.add({ name: 'syncs', url: `${receiver.url}/syncs`, events: ['sync.failed'] });
    await channels.add({ name: 'backups', url: `${receiver.url}/backups`, events: ['backup.failed'] });
    await look();
    await channels.drain();
    isLate = false;
    await look();
    await channels.drain();
    expect(receiver.received.map(({ path, body }) => `${path} ${JSON.parse(body).type}`).sort()).toEqual([
      '/all sundog.alarm.cleared',
      '/all sundog.sync.failed',
      '/syncs sundog.sync.failed',
    ]);
  });

  it('and the word of it are there together or not at all', async () => {
    await channels.add({ url: receiver.url });
    // The transaction ends after both were written, as by a kill: neither is left, and the next look finds the alarm new.
    const dying = {
      ...watch,
      store: {
        ...watch.store,
        inWorkspace: ((id, work, options) =>
          watch.store.inWorkspace(
            id,
            async (db) => {
              await work(db);
              throw new Error('killed');
            },
            options,
          )) as WatchDeps['store']['inWorkspace'],
      },
    };
    await expect(keepWatch(dying, { connectionId })).rejects.toThrow('killed');
    expect(await channels.query('SELECT 1 FROM hub.alarm UNION ALL SELECT 1 FROM hub.channel_delivery')).toEqual([]);
    await look();
    expect(await channels.query('SELECT 1 FROM hub.alarm UNION ALL SELECT 1 FROM hub.channel_delivery')).toHaveLength(2);
  });
});

it('a secret that ends is told at each of its stages and not each day', async () => {
  isLate = false;
  await channels.add({ url: receiver.url, events: ['secret.expires'] });
  await channels.query(
    `INSERT INTO hub.connection_secret (connection_id, field, ciphertext, key_id, expires_at) VALUES ($1, 'secret', '\\x00', 'k', $2)`,
    [connectionId, new Date(channels.now().getTime() + 20 * 24 * hour)],
  );
  for (let day = 0; day < 21; day += 1) {
    await look();
    await channels.drain();
    channels.pass(24 * hour);
  }
  expect(told().map(({ data }) => data.sentence)).toEqual([
    expect.stringContaining('20 days'),
    expect.stringContaining('14 days'),
    expect.stringContaining('7 days'),
    expect.stringContaining('within a day'),
    expect.stringContaining('ended'),
  ]);
});

it('a scheduled backup that fails is told, with the reason', async () => {
  await channels.add({ url: receiver.url, events: ['backup.failed'] });
  await setBackupSchedule(channels.deps, { everyHours: 1, keep: 1, folder: `${import.meta.filename}/backups` });
  await expect(runDueBackup({ ...channels.deps, key: Buffer.alloc(32) })).rejects.toThrow();
  await channels.drain();
  expect(told()).toMatchObject([
    { type: 'sundog.backup.failed', data: { sentence: expect.stringContaining('The scheduled backup failed: ') } },
  ]);
});

it('a webhook that HaloPSA switched off is told once', async () => {
  await channels.add({ url: receiver.url, events: ['webhook.disabled'] });
  const hookId = 'a'.repeat(24);
  await channels.query(
    `INSERT INTO hub.webhook (connection_id, hook_id, name, secret_hash, created_at) VALUES ($1, $2, 'tickets', $3, now())`,
    [connectionId, hookId, Buffer.alloc(32)],
  );
  await channels.query(
    `INSERT INTO mirror.webhook (connection_id, id, url, is_disabled, raw, content_hash, synced_at)
     VALUES ($1, 'c0ffee00-0000-4000-8000-000000000000', $2, true, '{}', '00000000-0000-0000-0000-000000000000', now())`,
    [connectionId, `https://sundog.example.test/hooks/halo/${hookId}`],
  );
  await watchWebhooks(channels.deps, connectionId);
  await watchWebhooks(channels.deps, connectionId);
  await channels.drain();
  expect(told()).toMatchObject([
    {
      type: 'sundog.webhook.disabled',
      data: { connectionId, sentence: expect.stringContaining('Webhook "tickets": HaloPSA has switched it off') },
    },
  ]);
});

it('nothing is told where nothing is wrong', async () => {
  isLate = false;
  await channels.add({ url: receiver.url });
  await channels.database.store.inWorkspace(1, (db) => setFlowBeat(db, 'schedule', channels.now()));
  await look();
  expect(await channels.drain()).toEqual({ sent: 0, failed: 0, givenUp: 0 });
  expect(await channels.deliveries()).toEqual([]);
});
