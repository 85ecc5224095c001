import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { makeVault } from '../../src/foundation/vault.ts';
import type { DrainProcessOptions } from './drain-process.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

const key = randomBytes(32);
let channels: OpenChannels;
let receiver: HttpReceiver;

beforeEach(async () => {
  channels = await openChannels({ vault: makeVault(key) });
  receiver = await startHttpReceiver();
  await channels.add({ url: receiver.url });
  for (let made = 0; made < 3; made += 1) {
    await channels.tell();
    channels.pass(1000);
  }
});
afterEach(async () => {
  await receiver.close();
  await channels.database.close();
});

async function drainAndDie(killAt: DrainProcessOptions['killAt']): Promise<string | null> {
  const { database = '' } = channels.database.store.access.configFor('app');
  const options: DrainProcessOptions = {
    socketFolder: inject('testCluster').socketFolder,
    database,
    key: key.toString('hex'),
    now: channels.now().getTime(),
    killAt,
  };
  const script = join(import.meta.dirname, 'drain-process.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)], {
    stdio: 'inherit',
  });
  await once(child, 'close');
  return child.signalCode;
}

const ids = () => receiver.received.map(({ headers }) => String(headers['webhook-id']));

it('repeats under the same id what was sent and not kept when its process was killed, and loses nothing', async () => {
  expect(await drainAndDie('channel.sent')).toBe('SIGKILL');
  expect(ids()).toHaveLength(1);
  expect((await channels.deliveries()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  // Somebody may still be sending it: nobody else takes it on before its time is over.
  await channels.drain();
  expect(ids()).toHaveLength(3);
  expect(new Set(ids()).size).toBe(3);
  channels.pass(2 * 60_000);
  expect(await channels.drain()).toEqual({ sent: 1, failed: 0, givenUp: 0 });
  expect(ids().at(-1)).toBe(ids()[0]);
  expect(new Set(ids()).size).toBe(3);
  expect((await channels.deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

it('sends what was taken on and not sent when its process was killed', async () => {
  expect(await drainAndDie('channel.claimed')).toBe('SIGKILL');
  expect(ids()).toEqual([]);
  channels.pass(2 * 60_000);
  expect(await channels.drain()).toEqual({ sent: 3, failed: 0, givenUp: 0 });
  expect(new Set(ids()).size).toBe(3);
});
