import type { FakePeer, PeerList } from '../kit/testing/fake-peer.ts';
import type { PeerRequest } from '../kit/testing/peer-request.ts';

interface Numbered {
  readonly id: number;
}

/** A list that is paged by the last id. */
function byId(
  about: Pick<PeerList, 'stream' | 'path'> & { readonly rows: readonly Numbered[]; readonly another: Numbered },
): PeerList {
  return {
    ...about,
    page: (rows, { query }, most) => {
      const size = Math.min(Number(query.get('pageSize') ?? most), most);
      const after = Number(query.get('after') ?? 0);
      return rows
        .filter((row): row is Numbered => typeof Object(row).id !== 'number' || Object(row).id > after)
        .filter((row, index) => typeof row.id === 'number' || index > 0 || after === 0)
        .slice(0, size);
    },
    answer: ({ rows }) => rows,
  };
}

const organizations = [11, 12, 13, 14, 15].map((id) => ({
  id,
  name: `Customer ${id}`,
  description: 'A customer',
  nodeApprovalMode: 'AUTOMATIC',
}));

const nodeClasses = [
  'WINDOWS_WORKSTATION',
  'WINDOWS_SERVER',
  'MAC',
  'NMS_SWITCH',
  'WINDOWS_WORKSTATION',
  'VMWARE_VM_GUEST',
  'LINUX_SERVER',
];

const nodes = nodeClasses.map((nodeClass, index) => ({
  id: 101 + index,
  uid: `0d6f7a2e-0000-4000-8000-00000000010${index}`,
  organizationId: 11 + (index % 3),
  locationId: 21,
  nodeClass,
  nodeRoleId: 1,
  policyId: 5,
  approvalStatus: 'APPROVED',
  offline: index === 2,
  displayName: `Display ${index}`,
  systemName: `PC-${index}`,
  dnsName: `pc-${index}.customer.example`,
  created: 1_700_000_000.5,
  lastContact: 1_795_000_000.25 + index,
  lastUpdate: 1_795_000_000,
  tags: ['vip', 'lab'],
  maintenance: null,
  os: { name: 'Windows 11 Professional Edition', buildNumber: '26100', architecture: '64-bit' },
  ipAddresses: [`10.0.0.${index}`],
  macAddresses: [`02:00:00:00:00:0${index}`],
  lastLoggedInUser: 'CUSTOMER\\someone',
}));

const systems = nodes.map(({ id }) => ({
  deviceId: id,
  manufacturer: 'Contoso Hardware',
  model: 'Model 5',
  biosSerialNumber: `SN-${id}`,
  serialNumber: `SN-${id}`,
  chassisType: id === 105 ? 'LAPTOP' : 'DESKTOP',
  virtualMachine: false,
  totalPhysicalMemory: 17_179_869_184,
}));

const conditions = ['CRITICAL', 'MODERATE', 'NONE'].map((severity, index) => ({
  uid: `a1b2c3d4-0000-4000-8000-00000000000${index}`,
  deviceId: 101 + index,
  message: 'Free space is less than 10 %',
  createTime: 1_795_000_000.125,
  updateTime: 1_795_000_100.5,
  sourceType: 'CONDITION_DISK_FREE_SPACE',
  sourceName: 'Disk',
  subject: 'Disk space is low',
  severity,
  priority: 'NONE',
  conditionName: 'Disk space',
}));

let tokens = new Set<string>();
let given = 0;

function giveToken({ body }: PeerRequest) {
  const form = new URLSearchParams(body);
  const isRight =
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === 'hub-client' &&
    form.get('client_secret') === 'ninja-s3cret-value' &&
    form.get('scope') === 'monitoring';
  if (!isRight) return { status: 401, body: { error: 'invalid_client' } };
  given += 1;
  tokens.add(`ninja-token-${given}`);
  return {
    status: 200,
    body: { access_token: `ninja-token-${given}`, token_type: 'Bearer', expires_in: 3600, scope: 'monitoring' },
  };
}

/** NinjaOne as the OpenAPI document of a public client describes it. */
export const ninjaonePeer: FakePeer = {
  settings: { instance: 'eu', clientId: 'hub-client', clientSecret: 'ninja-s3cret-value' },
  lists: [
    byId({ stream: 'companies', path: /^\/v2\/organizations$/, rows: organizations, another: { ...organizations[0], id: 16 } }),
    byId({ stream: null, path: /^\/v2\/locations$/, rows: [{ id: 21, ...{ name: 'Head office' } }], another: { id: 22 } }),
    byId({ stream: 'devices', path: /^\/v2\/devices-detailed$/, rows: nodes, another: { ...nodes[0], id: 108 } }),
    {
      stream: null,
      path: /^\/v2\/queries\/computer-systems$/,
      rows: systems,
      another: { deviceId: 108 },
      // The name of the cursor stays the same: the server keeps the place. Here it is the name that tells it.
      page: (rows, { query }, most) => {
        const from = Number(query.get('cursor')?.split('.')[1] ?? 0);
        return rows.slice(from, from + Math.min(Number(query.get('pageSize') ?? most), most));
      },
      answer: ({ rows }, { query }) => ({
        cursor: { name: `place.${Number(query.get('cursor')?.split('.')[1] ?? 0) + rows.length}`, count: rows.length },
        results: rows,
      }),
    },
    {
      stream: 'alerts',
      path: /^\/v2\/alerts$/,
      rows: conditions,
      another: { ...conditions[0], uid: 'a1b2c3d4-0000-4000-8000-000000000009' },
      page: (rows) => rows,
      answer: ({ rows }) => rows,
    },
  ],
  respond: (request) => {
    if (request.path === '/ws/oauth/token' && request.method === 'POST') return giveToken(request);
    if (/^\/v2\/device\/101\/dashboard-url$/.test(request.path))
      return { status: 200, body: { url: 'https://eu.ninjarmm.com/#/deviceDashboard/101/overview' } };
    if (/^\/v2\/alert\/[\w-]+\/reset$/.test(request.path) && request.method === 'POST') return { status: 204, body: '' };
    return null;
  },
  isSignedIn: ({ headers }) => tokens.has(headers['authorization']?.replace('Bearer ', '') ?? ''),
  tickets: /ninja-token-\d/,
  endSignIns: () => {
    tokens = new Set();
  },
  opens: { device: { id: '101', fields: {} }, url: 'https://eu.ninjarmm.com/#/deviceDashboard/101/overview' },
};
