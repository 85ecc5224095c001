import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../kit/open-session.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { RunningPeer } from '../kit/testing/running-peer.ts';
import { tacticalRmm } from './connector.ts';
import { tacticalRmmPeer } from './fake-peer.ts';

let running: RunningPeer;
beforeAll(async () => {
  running = await RunningPeer.start(tacticalRmmPeer);
});
afterAll(() => running.stop());

const open = () => openSession(tacticalRmm, { settings: tacticalRmmPeer.settings, network: running.network });

it('finds the client of an agent by its name, and takes words for nothing for nothing', async () => {
  const devices: SourceDevice[] = [];
  for await (const { records } of tacticalRmm.devices(open())) devices.push(...records);
  expect(devices[0]).toMatchObject({ companyId: '2', serial: 'SN-1', isOnline: true, ipAddresses: ['192.168.1.2', '10.0.0.1'] });
  expect(devices[2]).toMatchObject({ isOnline: false });
  expect(devices[3]).toMatchObject({ lastUser: null });
  expect(devices[4]).toMatchObject({ serial: null });
});

it('says that the address of a remote session signs in whoever holds it', async () => {
  expect(await tacticalRmm.connectUrl?.(open(), { id: 'agentId1abcdefghijklmnop', fields: {} }, {})).toMatchObject({
    isBearer: true,
  });
});

it('resolves an alert', async () => {
  await tacticalRmm.writeBack?.resolveAlert(open(), '70', {});
  expect(running.requests.at(-1)).toMatchObject({ method: 'PUT', path: '/alerts/70/' });
});
