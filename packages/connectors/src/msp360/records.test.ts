import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../kit/open-session.ts';
import type { StreamReader } from '../kit/source-stream.ts';
import { RunningPeer } from '../kit/testing/running-peer.ts';
import { msp360 } from './connector.ts';
import { msp360Peer } from './fake-peer.ts';

let running: RunningPeer;
beforeAll(async () => {
  running = await RunningPeer.start(msp360Peer);
});
afterAll(() => running.stop());

async function readAll<Entry>(stream: StreamReader<Entry> | undefined): Promise<Entry[]> {
  const session = openSession(msp360, { settings: msp360Peer.settings, network: running.network });
  const entries: Entry[] = [];
  for await (const { records } of stream?.(session) ?? []) entries.push(...records);
  return entries;
}

const company = (number: number) => `7b1f0c3a-0000-4000-8000-00000000000${number}`;

it('knows a computer by its hardware id, without braces and in one case, in computers and in plan runs alike', async () => {
  const devices = await readAll(msp360.devices);
  expect(devices[0]).toMatchObject({
    id: '7b1f0c3a-0000-4000-8000-000000000101',
    companyId: company(2),
    product: 'backup',
    lastSeenAt: new Date('2026-11-29T22:15:04.123Z'),
  });
  expect((await readAll(msp360.alerts)).every(({ deviceId }) => deviceId === devices[0]?.id)).toBe(true);
});

it('counts licences in use per customer and type, by the customer of their user', async () => {
  const counts = await readAll(msp360.licenceCounts);
  expect(counts.map(({ companyId, product, quantity }) => [companyId, product, quantity]).sort()).toEqual(
    [
      [company(1), 'Desktop', 1],
      [company(2), 'Desktop', 3],
      [company(3), 'Server', 1],
    ].sort(),
  );
});

it('makes alerts of runs that failed, worse where there is an error', async () => {
  const alerts = await readAll(msp360.alerts);
  expect(alerts.map(({ severity }) => severity)).toEqual(['major', 'minor', 'minor']);
  expect(alerts[0]).toMatchObject({ title: 'The plan Nightly 1 failed', companyId: company(2), state: 'open' });
});
