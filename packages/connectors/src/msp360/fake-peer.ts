import type { FakePeer, PeerList } from '../kit/testing/fake-peer.ts';

const guid = (number: number) => `7b1f0c3a-0000-4000-8000-${String(number).padStart(12, '0')}`;

const companies = [1, 2, 3].map((number) => ({
  Id: guid(number),
  Name: `Customer ${number}`,
  StorageLimit: -1,
  LicenseSettings: 1,
  DefaultLicense: 2,
  AllowedLicenses: [1, 2],
  Destinations: [{ DestinationId: guid(90), PlanId: 4 }],
}));

const computers = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
  ComputerHID: `{${guid(100 + number).toUpperCase()}}`,
  ComputerName: `PC-${number}`,
  ComputerDisplayName: `Desk ${number}`,
  CompanyName: `Customer ${(number % 3) + 1}`,
  UserEmail: `user${number}@customer.example`,
  UserID: guid(200 + number),
  OSTypeString: number === 2 ? 'Windows Server 2022' : 'Windows 11',
  HasBackupApp: true,
  LastActivity: '2026-11-29T22:15:04.123Z',
  License: { Granted: true, IsTrial: false },
  BackupStats: { PlansCount: 2, TotalFailedCount: 0 },
}));

const users = [1, 2, 3, 4].map((number) => ({
  ID: guid(200 + number),
  Email: `user${number}@customer.example`,
  Company: `Customer ${(number % 3) + 1}`,
  Enabled: true,
}));

const licences = [1, 2, 3, 4, 5].map((number) => ({
  ID: guid(300 + number),
  Number: number,
  ComputerName: `PC-${number}`,
  OperatingSystem: 'Windows',
  IsTrial: false,
  IsTaken: true,
  LicenseType: number === 2 ? 'Server' : 'Desktop',
  DateExpired: '2027-01-01T00:00:00',
  User: `user${number}@customer.example`,
  UserID: guid(200 + ((number - 1) % 4) + 1),
}));

const runs = [1, 2, 3].map((number) => ({
  PlanId: guid(400 + number),
  PlanName: `Nightly ${number}`,
  CompanyName: 'Customer 2',
  UserName: 'user1@customer.example',
  UserID: guid(201),
  ComputerName: 'PC-1',
  ComputerHid: guid(101),
  Status: 3,
  LastStart: '2026-11-30T01:00:00',
  ErrorMessage: number === 1 ? 'The network path was not found' : '',
  FilesFailed: 4,
  FilesCopied: 10,
}));

function whole(about: Pick<PeerList, 'stream' | 'path' | 'rows' | 'another'>): PeerList {
  return { ...about, page: (rows) => rows, answer: ({ rows }) => rows };
}

let tokens = new Set<string>();
let given = 0;

/** MSP360 Managed Backup as the copy of its help pages and a public client describe it. */
export const msp360Peer: FakePeer = {
  settings: { userName: 'hub-login', password: 'msp360-s3cret-value' },
  lists: [
    whole({
      stream: 'companies',
      path: /^\/api\/Companies$/,
      rows: companies,
      another: { ...companies[0], Id: guid(9), Name: 'Customer 9' },
    }),
    {
      stream: 'devices',
      path: /^\/api\/Computers\/\d+\/\d+$/,
      rows: computers,
      another: { ...computers[0], ComputerHID: guid(109) },
      page: (rows, { path }, most) => {
        const [offset = 0, count = 0] = path.split('/').slice(-2).map(Number);
        return rows.slice(offset, offset + Math.min(count, most));
      },
      answer: ({ rows, total }) => ({ Computers: rows, Count: total }),
    },
    whole({ stream: null, path: /^\/api\/Users$/, rows: users, another: users[0] }),
    whole({ stream: 'licenceCounts', path: /^\/api\/Licenses$/, rows: licences, another: { ...licences[0], ID: guid(309) } }),
    whole({ stream: 'alerts', path: /^\/api\/Monitoring$/, rows: runs, another: { ...runs[0], PlanId: guid(409) } }),
  ],
  respond: ({ path, method, body }) => {
    if (path !== '/api/Provider/Login' || method !== 'POST') return null;
    const { UserName, Password } = JSON.parse(body);
    if (UserName !== 'hub-login' || Password !== 'msp360-s3cret-value') return { status: 403, body: { Message: 'Forbidden' } };
    given += 1;
    tokens.add(`msp360-token-${given}`);
    return { status: 200, body: { access_token: `msp360-token-${given}`, token_type: 'bearer', expires_in: 3599 } };
  },
  isSignedIn: ({ headers }) => tokens.has(headers['authorization']?.replace('Bearer ', '') ?? ''),
  tickets: /msp360-token-\d/,
  endSignIns: () => {
    tokens = new Set();
  },
};
