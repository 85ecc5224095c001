import { afterAll, beforeAll, expect, it } from 'vitest';
import { ContractBench } from '../kit/contract-test/contract-bench.ts';
import type { ConnectOrder } from '../kit/define-connector.ts';
import type { FakePeer } from '../kit/testing/fake-peer.ts';
import { meshcentral } from './connector.ts';
import { meshcentralPeer } from './fake-peer.ts';

const tess = { email: 'tess@msp.example', name: 'Tess' };
const rows = meshcentralPeer.lists.flatMap(({ stream, rows }) => (stream === 'devices' ? (rows as { _id: string }[]) : []));
const [first, , third] = rows;
const deviceOf = (row: { _id: string } | undefined) => ({ id: row?._id ?? '', fields: {} });

const bench = new ContractBench(meshcentral, meshcentralPeer);
beforeAll(() => bench.start());
afterAll(() => bench.stop());

/** A peer that answers one action otherwise. */
async function withPeer<Result>(peer: FakePeer, use: (bench: ContractBench) => Promise<Result>): Promise<Result> {
  const other = new ContractBench(meshcentral, peer);
  await other.start();
  try {
    return await use(other);
  } finally {
    await other.stop();
  }
}

const open = (order: ConnectOrder, settings: Record<string, string> = {}, device = deviceOf(first)) =>
  meshcentral.connectUrl?.(bench.open({ ...meshcentralPeer.settings, ...settings }), device, { order });

it('makes a record of what the agent told, without interfaces that have no address', async () => {
  const { records } = await bench.read(meshcentral.devices);
  const named = (name: string) => records.find((record) => Reflect.get(record, 'name') === name);
  expect(named('PC-1')).toMatchObject({
    companyId: 'mesh//group2',
    name: 'PC-1',
    macs: ['02:FC:00:00:00:01'],
    ipAddresses: ['198.51.100.8', '192.168.1.20', 'fe80::1'],
    model: 'Model 9',
    isOnline: true,
  });
  expect(named('PC-2')).toMatchObject({ deviceClass: 'server' });
  expect(named('PC-3')).toMatchObject({ isOnline: false, serial: null, lastSeenAt: new Date(1_796_000_500_000) });
});

it('says by name that an account without rights is shown nothing, instead of an empty list', async () => {
  const lists = meshcentralPeer.lists.map((list) => ({ ...list, rows: [] }));
  await withPeer({ ...meshcentralPeer, lists }, async (empty) => {
    for (const stream of [meshcentral.companies, meshcentral.devices])
      expect(await empty.failure(stream)).toMatchObject({
        code: 'nothing-visible',
        message: expect.stringContaining('the account hub'),
      });
  });
});

it('mints another link for every click, good for the technician alone', async () => {
  const order = { mode: 'desktop', technician: tess } as const;
  const [one, two] = [await open(order), await open(order)];
  expect(one?.url).not.toBe(two?.url);
  expect(one).toMatchObject({ isBearer: true, url: expect.stringContaining('viewmode=11') });
});

it.each([
  ['a person who is not named', undefined],
  ['a person whose account is that of the hub', { email: 'boss@msp.example', name: 'Boss' }],
])('opens nothing for %s', async (_who, technician) => {
  await expect(open(technician ? { technician } : {})).rejects.toMatchObject({ code: 'technician-refused' });
});

it.each([
  ['a full administrator', { userinfo: { siteadmin: 0xffffffff } }],
  ['somebody whom MeshCentral does not know', { action: 'close', cause: 'noauth', msg: 'noauth-2d' }],
])('opens nothing as %s', async (_who, answer) => {
  const respond: FakePeer['respond'] = (request) =>
    request.path.endsWith('/ping') && request.query.has('auth')
      ? { status: 200, body: { action: 'userinfo', ...answer } }
      : meshcentralPeer.respond(request);
  await withPeer({ ...meshcentralPeer, respond }, async (other) => {
    const session = other.open();
    await expect(meshcentral.connectUrl?.(session, deviceOf(first), { order: { technician: tess } })).rejects.toMatchObject({
      code: 'technician-refused',
    });
    // The hub's own sign-in is as good as before.
    expect((await other.read(meshcentral.companies, session)).keys).not.toEqual([]);
  });
});

it('opens no device that is not connected, and none that the technician does not see', async () => {
  await expect(open({ technician: tess }, {}, deviceOf(third))).rejects.toMatchObject({ code: 'device-offline' });
  await expect(open({ technician: tess }, {}, deviceOf({ _id: 'node//elsewhere' }))).rejects.toMatchObject({
    code: 'technician-refused',
  });
});

it('says which setting is missing where there is no key to mint with', async () => {
  await expect(open({ technician: tess }, { loginTokenKey: '' })).rejects.toMatchObject({
    code: 'settings-refused',
    problems: [{ field: 'loginTokenKey' }],
  });
});

it('makes a guest link for one device and one way, and leads to the address of the settings', async () => {
  const link = await open({ mode: 'terminal', technician: tess }, { connectBy: 'guest', consent: 'ask', guestMinutes: '15' });
  expect(link?.url).toBe('https://mesh.msp.example/sharing?c=guest-p1-consent16-15');
});

it('tells the sessions of a device since a moment', async () => {
  const since = new Date('2026-11-30T00:00:00Z');
  expect(await meshcentral.listDeviceSessions?.(bench.open(), deviceOf(first), { since })).toMatchObject([
    { id: 'e2', what: 'ended', kind: 'terminal', account: 'tess' },
    { id: 'e1', what: 'started', kind: 'terminal', account: 'tess' },
  ]);
});
