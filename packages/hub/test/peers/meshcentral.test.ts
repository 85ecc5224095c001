import { hostname } from 'node:os';
import { connectors, type DeviceHandle, openSession, type Session, type SourceDevice } from '@sundog/connectors';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { openSourceNetwork } from '../../src/engine/sources/source-network.ts';
import { type RunningMeshcentral, until } from './running-meshcentral.ts';
import { startMeshcentral } from './start-meshcentral.ts';

const meshcentral = connectors.find(({ name }) => name === 'meshcentral');
if (meshcentral === undefined) throw new Error('there is no connector');
const tess = { email: 'tess@msp.example', name: 'Tess' };
const ways: { close(): Promise<void> }[] = [];
let mesh: RunningMeshcentral | string = 'it was not started';

beforeAll(async () => {
  mesh = await startMeshcentral();
}, 240_000);
afterAll(async () => {
  for (const way of ways) await way.close();
  if (typeof mesh !== 'string') await mesh.stop();
}, 30_000);

/** The server, or the end of the test with the reason why there is none. */
function running(context: TestContext): RunningMeshcentral {
  if (typeof mesh === 'string') return context.skip(`MeshCentral: ${mesh}`);
  return mesh;
}

/** A session through the hub's own network, to this very host and port. */
function sessionWith(
  peer: RunningMeshcentral,
  settings: Readonly<Record<string, string>> = {},
  hosts?: readonly string[],
): Session {
  const way = openSourceNetwork(hosts ?? [new URL(peer.origin).host], { caPem: peer.caPem });
  ways.push(way);
  const usual = { address: peer.origin, user: peer.hub.name, password: peer.hub.password, loginTokenKey: peer.loginTokenKey };
  return openSession(meshcentral as NonNullable<typeof meshcentral>, {
    settings: { ...usual, technicians: 'tess@msp.example=tess, root@msp.example=root', ...settings },
    network: way.network,
  });
}

async function devicesOf(session: Session): Promise<readonly SourceDevice[]> {
  const found: SourceDevice[] = [];
  for await (const { records } of (meshcentral as NonNullable<typeof meshcentral>).devices(session)) found.push(...records);
  return found;
}

const open = (session: Session, device: DeviceHandle, technician = tess) =>
  meshcentral?.connectUrl?.(session, device, { order: { mode: 'terminal', technician } });

it('tells an account without rights by its name, and wrong passwords apart from that', async (context) => {
  const peer = running(context);
  await expect(devicesOf(sessionWith(peer))).rejects.toMatchObject({
    code: 'nothing-visible',
    message: expect.stringContaining('hub'),
  });
  await expect(devicesOf(sessionWith(peer, { password: 'wrong' }))).rejects.toMatchObject({ code: 'sign-in-refused' });
});

it('goes to no address that the operator has not allowed, by websocket either', async (context) => {
  const peer = running(context);
  await expect(devicesOf(sessionWith(peer, {}, []))).rejects.toMatchObject({ code: 'source-address-refused' });
});

it('shows a device that comes, by its own name, opens it for its technician alone, and sees it go', async (context) => {
  const peer = running(context);
  await peer.admitHub();
  await peer.startAgent();
  const session = sessionWith(peer);
  const device = await until(
    async () => (await devicesOf(session)).find(({ isOnline, os }) => isOnline && os !== null),
    'the device did not come',
  );
  expect(device).toMatchObject({
    name: hostname(),
    os: expect.stringMatching(/\w/),
    companyId: expect.stringMatching(/^mesh\/\//),
  });

  const link = await open(session, { id: device.id, fields: {} });
  expect(link?.url).toContain('viewmode=12');
  await expect(open(session, { id: device.id, fields: {} }, { email: 'root@msp.example', name: 'R' })).rejects.toMatchObject({
    code: 'technician-refused',
    message: expect.stringContaining('full administrator'),
  });
  await expect(open(session, { id: device.id, fields: {} }, { email: 'nobody@msp.example', name: 'N' })).rejects.toMatchObject({
    message: expect.stringContaining('no account'),
  });

  await peer.stopAgent();
  await until(async () => (await devicesOf(session)).every(({ isOnline }) => !isOnline), 'the device is still shown as online');
  await expect(open(session, { id: device.id, fields: {} })).rejects.toMatchObject({ code: 'device-offline' });
}, 90_000);
