import type { FakePeer, PeerList } from '../kit/testing/fake-peer.ts';

const sites = [1, 2, 3, 4].map((number) => ({
  id: number,
  uid: `5173e0a0-0000-4000-8000-00000000000${number}`,
  accountUid: 'acct-1',
  name: `Customer ${number}`,
  description: null,
  onDemand: false,
  devicesStatus: { numberOfDevices: 3, numberOfOnlineDevices: 2 },
  autotaskCompanyId: number === 1 ? '29683' : null,
  portalUrl: `https://merlot.centrastage.net/csm/profile/sites/${number}`,
}));

const categories = ['Laptop', 'Server', 'Desktop', 'Desktop', 'Network Device', 'Server', 'Desktop'];

const devices = categories.map((category, index) => ({
  id: 500 + index,
  uid: `de01ce00-0000-4000-8000-00000000000${index}`,
  siteId: 1,
  siteUid: sites[index % 3]?.uid,
  siteName: `Customer ${(index % 3) + 1}`,
  deviceType: { category, type: category },
  hostname: `PC-${index}`,
  intIpAddress: `10.1.0.${index}`,
  extIpAddress: '198.51.100.7',
  operatingSystem: 'Microsoft Windows 11 Pro',
  displayVersion: '4.4.10',
  lastLoggedInUser: 'CUSTOMER\\someone',
  domain: 'customer.example',
  online: index !== 1,
  deleted: false,
  suspended: false,
  lastSeen: 1_795_000_000_000 + index,
  warrantyDate: '2027-05-31',
  antivirus: { antivirusProduct: 'Some AV', antivirusStatus: 'RunningAndUpToDate' },
  udf: { udf1: 'Room 12', udf2: null },
  deviceClass: category === 'Network Device' ? 'rmmnetworkdevice' : 'device',
  webRemoteUrl: `https://merlot.centrastage.net/csm/remote/rto/${500 + index}`,
}));

const alerts = ['Critical', 'Moderate', 'Information', 'High'].map((priority, index) => ({
  alertUid: `a1e70000-0000-4000-8000-00000000000${index}`,
  priority,
  diagnostics: 'Disk usage of C: is 95 %\nsince an hour',
  resolved: false,
  muted: false,
  ticketNumber: null,
  timestamp: 1_795_000_000_000,
  alertMonitorInfo: { sendsEmails: false, createsTicket: false },
  alertContext: { '@class': 'perf_disk_usage_ctx', diskName: 'C:' },
  alertSourceInfo: { deviceUid: devices[index]?.uid, deviceName: `PC-${index}`, siteUid: sites[0]?.uid, siteName: 'Customer 1' },
}));

/** A list in numbered pages from 0. A size above 250 is refused by the tool. */
function numbered(about: Pick<PeerList, 'stream' | 'path' | 'rows' | 'another'>, member: string): PeerList {
  return {
    ...about,
    page: (rows, { query }, most) => {
      const size = Math.min(Number(query.get('max') ?? 50), most);
      const from = Number(query.get('page') ?? 0) * size;
      return rows.slice(from, from + size);
    },
    answer: ({ rows, total }) => ({
      pageDetails: { count: rows.length, totalCount: total, prevPageUrl: null, nextPageUrl: null },
      [member]: rows,
    }),
  };
}

let tokens = new Set<string>();
let given = 0;

/** Datto RMM as the generated types of a public client describe it. */
export const dattoRmmPeer: FakePeer = {
  settings: { platform: 'merlot', apiKey: 'datto-api-key-value', apiSecretKey: 'datto-s3cret-value' },
  lists: [
    numbered(
      { stream: 'companies', path: /^\/api\/v2\/account\/sites$/, rows: sites, another: { ...sites[0], uid: 'new-site' } },
      'sites',
    ),
    numbered(
      { stream: 'devices', path: /^\/api\/v2\/account\/devices$/, rows: devices, another: { ...devices[0], uid: 'new-device' } },
      'devices',
    ),
    numbered(
      {
        stream: 'alerts',
        path: /^\/api\/v2\/account\/alerts\/open$/,
        rows: alerts,
        another: { ...alerts[0], alertUid: 'new-alert' },
      },
      'alerts',
    ),
  ],
  respond: ({ path, method, body, headers }) => {
    if (path === '/auth/oauth/token' && method === 'POST') {
      const form = new URLSearchParams(body);
      const isRight =
        headers['authorization'] === `Basic ${Buffer.from('public-client:public').toString('base64')}` &&
        form.get('grant_type') === 'password' &&
        form.get('username') === 'datto-api-key-value' &&
        form.get('password') === 'datto-s3cret-value';
      if (!isRight) return { status: 400, body: { error: 'invalid_grant' } };
      given += 1;
      tokens.add(`datto-token-${given}`);
      return { status: 200, body: { access_token: `datto-token-${given}`, token_type: 'bearer', expires_in: 360_000 } };
    }
    const uid = /^\/api\/v2\/audit\/device\/([\w-]+)$/.exec(path)?.[1];
    if (uid === undefined || uid.endsWith('3')) return null; // one was never audited
    return {
      status: 200,
      body: {
        systemInfo: { manufacturer: 'Contoso Hardware', model: 'Model 7', totalCpuCores: 8 },
        bios: { instance: 'BIOS', serialNumber: `SN-${uid.slice(-1)}`, smBiosVersion: '3.2' },
        nics: [{ instance: 'Ethernet', ipv4: '10.1.0.1', macAddress: `02:00:00:00:01:0${uid.slice(-1)}`, type: 'Ethernet' }],
      },
    };
  },
  isSignedIn: ({ headers }) => tokens.has(headers['authorization']?.replace('Bearer ', '') ?? ''),
  tickets: /datto-token-\d/,
  endSignIns: () => {
    tokens = new Set();
  },
  opens: {
    device: {
      id: 'de01ce00-0000-4000-8000-000000000000',
      fields: { webRemoteUrl: 'https://merlot.centrastage.net/csm/remote/rto/500' },
    },
    url: 'https://merlot.centrastage.net/csm/remote/rto/500',
  },
};
