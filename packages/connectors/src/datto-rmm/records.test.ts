import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../kit/open-session.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { RunningPeer } from '../kit/testing/running-peer.ts';
import { dattoRmm } from './connector.ts';
import { dattoRmmPeer } from './fake-peer.ts';

let running: RunningPeer;
beforeAll(async () => {
  running = await RunningPeer.start(dattoRmmPeer);
});
afterAll(() => running.stop());

async function readDevices(settings: object = {}): Promise<SourceDevice[]> {
  const session = openSession(dattoRmm, { settings: { ...dattoRmmPeer.settings, ...settings }, network: running.network });
  const devices: SourceDevice[] = [];
  for await (const { records } of dattoRmm.devices(session)) devices.push(...records);
  return devices;
}

it('takes serial number, model and MAC addresses from the audit of a device, and does without where there is none', async () => {
  const devices = await readDevices();
  expect(devices[0]).toMatchObject({ serial: 'SN-0', model: 'Model 7', macs: ['02:00:00:00:01:00'], deviceClass: 'laptop' });
  expect(devices[3]).toMatchObject({ serial: null, model: null, deviceClass: 'workstation' });
  expect(devices[4]).toMatchObject({ serial: null, deviceClass: 'network' });
  expect(devices[0]?.fields).toMatchObject({ 'udf.udf1': 'Room 12', domain: 'customer.example' });
});

it('asks for no audit where serial numbers are not wanted', async () => {
  running.setFault(null);
  expect((await readDevices({ readsAudits: false }))[0]).toMatchObject({ serial: null });
  expect(running.requests.filter(({ path }) => path.includes('/audit/'))).toEqual([]);
});

it('says which condition an alert is of', async () => {
  const session = openSession(dattoRmm, { settings: dattoRmmPeer.settings, network: running.network });
  for await (const { records } of dattoRmm.alerts?.(session) ?? []) {
    expect(records[0]).toMatchObject({
      condition: 'perf_disk_usage_ctx',
      title: 'Perf disk usage',
      severity: 'critical',
      state: 'open',
    });
    break;
  }
});
