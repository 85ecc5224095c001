import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../kit/open-session.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { RunningPeer } from '../kit/testing/running-peer.ts';
import { ninjaone } from './connector.ts';
import { ninjaonePeer } from './fake-peer.ts';

let running: RunningPeer;
beforeAll(async () => {
  running = await RunningPeer.start(ninjaonePeer);
});
afterAll(() => running.stop());

const open = (settings: object = ninjaonePeer.settings) => openSession(ninjaone, { settings, network: running.network });

async function readDevices(): Promise<SourceDevice[]> {
  const devices: SourceDevice[] = [];
  for await (const { records } of ninjaone.devices(open())) devices.push(...records);
  return devices;
}

it('joins a device with its location and its hardware', async () => {
  const [device] = await readDevices();
  expect(device).toMatchObject({
    id: '101',
    companyId: '11',
    siteName: 'Head office',
    name: 'PC-0',
    serial: 'SN-101',
    manufacturer: 'Contoso Hardware',
    macs: ['02:00:00:00:00:00'],
    os: 'Windows 11 Professional Edition',
    isOnline: true,
    lastSeenAt: new Date(1_795_000_000_250),
  });
  expect(device?.fields).toMatchObject({
    policyId: 5,
    tags: 'vip, lab',
    'os.architecture': '64-bit',
    displayName: expect.anything(),
  });
});

it('says in our words what a node is', async () => {
  expect((await readDevices()).map(({ deviceClass }) => deviceClass)).toEqual([
    'workstation',
    'server',
    'workstation',
    'network',
    'laptop',
    'virtual-machine',
    'server',
  ]);
});

it('asks for the scope to reset alerts only where that is wanted, and resets', async () => {
  await ninjaone.writeBack?.resolveAlert(open(), 'a1b2c3d4-0000-4000-8000-000000000000', {});
  expect(running.requests.at(-1)).toMatchObject({ method: 'POST', path: '/v2/alert/a1b2c3d4-0000-4000-8000-000000000000/reset' });
  running.setFault(null);
  await expect(ninjaone.probe(open({ ...ninjaonePeer.settings, resetsAlerts: true }), {})).rejects.toMatchObject({
    code: 'sign-in-refused',
  });
  expect(new URLSearchParams(running.requests[0]?.body).get('scope')).toBe('monitoring management');
});
