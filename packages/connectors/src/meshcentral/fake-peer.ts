import type { FakePeer, PeerList } from '../kit/testing/fake-peer.ts';
import type { PeerAnswer, PeerRequest } from '../kit/testing/peer-request.ts';

const groups = [1, 2, 3].map((number) => ({
  type: 'mesh',
  _id: `mesh//group${number}`,
  name: `Customer ${number}`,
  mtype: 2,
  domain: '',
  creation: 1_796_069_140_866,
  links: { 'user//hub': { name: 'hub', rights: 1_048_576 } },
}));

const short = (number: number) => `${'A'.repeat(61)}@$${number}`;

const nodes = [1, 2, 3, 4, 5].map((number) => ({
  type: 'node',
  mtype: 2,
  _id: `node//${short(number)}`,
  meshid: `mesh//group${(number % 3) + 1}`,
  icon: 1,
  name: `pc-${number}`,
  rname: `PC-${number}`,
  domain: '',
  agent: { ver: 0, id: 4, caps: 31 },
  host: null,
  ip: '198.51.100.8',
  osdesc: number === 2 ? 'Microsoft Windows Server 2022 Standard' : 'Microsoft Windows 11 Pro - 24H2/26100',
  firstconnect: 1_796_000_000_000,
  conn: number === 3 ? 0 : 1,
  pwr: 1,
  agct: 1_796_069_196_388,
}));

const key = '00112233445566778899aabbccddeeff'.repeat(5);
const path = (action: string) => new RegExp(`^/control\\.ashx(/${action})?$`);

function whole(about: Pick<PeerList, 'stream' | 'path' | 'rows' | 'another' | 'answer'>): PeerList {
  return { ...about, page: (rows) => rows };
}

function byGroup(rows: readonly unknown[]): Record<string, unknown[]> {
  const groupsOfNodes: Record<string, unknown[]> = {};
  for (const row of rows as readonly { meshid?: unknown }[]) {
    const { meshid, ...node } = row;
    const group = typeof meshid === 'string' ? meshid : 'mesh//group1';
    groupsOfNodes[group] = [...(groupsOfNodes[group] ?? []), node];
  }
  return groupsOfNodes;
}

const answers: Readonly<Record<string, (asked: Record<string, unknown>) => unknown>> = {
  ping: () => ({ action: 'userinfo', userinfo: { _id: 'user//hub', name: 'hub', links: {} } }),
  lastconnects: () => ({ action: 'lastconnects', lastconnects: { [`node//${short(3)}`]: 1_796_000_500_000 } }),
  getnetworkinfo: ({ nodeid }) => ({
    action: 'getnetworkinfo',
    nodeid,
    netif2: {
      lo: [{ mac: '00:00:00:00:00:00', address: '127.0.0.1', family: 'IPv4' }],
      'Ethernet 2': [
        { mac: '02:FC:00:00:00:01', address: '192.168.1.20', family: 'IPv4' },
        { mac: '02:FC:00:00:00:01', address: 'fe80::1%4', family: 'IPv6' },
      ],
      virtual: [{ mac: '02:FC:00:00:00:99' }],
    },
  }),
  getsysinfo: ({ nodeid }) =>
    nodeid === `node//${short(3)}`
      ? { action: 'getsysinfo', nodeid, noinfo: true, result: 'Invalid device id' }
      : {
          action: 'getsysinfo',
          nodeid,
          hardware: {
            identifiers: {
              bios_serial: `SN-${nodeid}`,
              product_uuid: 'c0ffee00-0000-4000-8000-000000000001',
              product_name: 'Model 9',
              board_vendor: 'Contoso',
            },
          },
        },
  createDeviceShareLink: ({ nodeid, p, consent, expire }) => ({
    action: 'createDeviceShareLink',
    nodeid,
    result: 'OK',
    url: `https://inside.mesh.example:443/sharing?c=guest-p${p}-consent${consent}-${expire}`,
  }),
  events: ({ nodeid }) => ({
    action: 'events',
    nodeid,
    events: [
      {
        etype: 'relay',
        action: 'relaylog',
        _id: 'e2',
        time: '2026-11-30T09:05:00.000Z',
        username: 'tess',
        msg: 'Ended terminal session "x" from 198.51.100.9 to 198.51.100.8, 240 second(s)',
      },
      {
        etype: 'relay',
        action: 'relaylog',
        _id: 'e1',
        time: '2026-11-30T09:01:00.000Z',
        username: 'tess',
        msg: 'Started terminal session "x" from 198.51.100.9 to 198.51.100.8',
      },
      {
        etype: 'relay',
        action: 'relaylog',
        _id: 'e0',
        time: '2026-11-29T09:01:00.000Z',
        username: 'tess',
        msg: 'Started desktop session "w" from 198.51.100.9 to 198.51.100.8',
      },
    ],
  }),
};

function respond({ path: asked, body, query }: PeerRequest): PeerAnswer | null {
  const action = asked.split('/').at(-1) ?? '';
  const answer = query.has('auth') && action === 'ping' ? asTechnician : answers[action];
  return answer ? { status: 200, body: answer(JSON.parse(body)) } : null;
}

const asTechnician = () => ({ action: 'userinfo', userinfo: { _id: 'user//tess', name: 'tess', links: {} } });

/** MeshCentral as its own sources describe it: everything over one websocket, and a refused sign-in is a message. */
export const meshcentralPeer: FakePeer = {
  settings: {
    address: 'https://mesh.msp.example',
    user: 'hub',
    password: 'MESHPASSWORDVALUE0123456789',
    loginTokenKey: key,
    technicians: 'tess@msp.example = tess, boss@msp.example=hub',
  },
  lists: [
    whole({
      stream: 'companies',
      path: path('meshes'),
      rows: groups,
      another: { ...groups[0], _id: 'mesh//group9', name: 'Customer 9' },
      answer: ({ rows }) => ({ action: 'meshes', meshes: rows }),
    }),
    whole({
      stream: 'devices',
      path: path('nodes'),
      rows: nodes,
      another: { ...nodes[0], _id: `node//${short(9)}` },
      answer: ({ rows }) => ({ action: 'nodes', nodes: byGroup(rows) }),
    }),
  ],
  socket: {
    path: '/control.ashx',
    nameOf: (message) => String(Reflect.get(Object(message), 'action')),
    refusal: { action: 'close', cause: 'noauth', msg: 'noauth-2d' },
  },
  respond,
  isSignedIn: ({ headers, query }) =>
    query.has('auth')
      ? headers['x-meshauth'] === undefined
      : headers['x-meshauth'] ===
        ['hub', 'MESHPASSWORDVALUE0123456789'].map((half) => Buffer.from(half).toString('base64')).join(','),
  opens: {
    device: { id: `node//${short(1)}`, fields: {} },
    order: { mode: 'terminal', technician: { email: 'Tess@msp.example', name: 'Tess Tester' } },
    url: /^https:\/\/mesh\.msp\.example\/\?login=[\w%.=-]+&gotonode=[0-9a-f]{96}&viewmode=12&hide=31$/,
  },
};
