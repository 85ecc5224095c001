import { defineConnector } from '../kit/define-connector.ts';
import { probeStreams } from '../kit/probe-streams.ts';
import { loginCall } from '../kit/sign-in/login-call.ts';
import { alerts } from './alerts.ts';
import { companies } from './companies.ts';
import { devices } from './devices.ts';
import { licenceCounts } from './licence-counts.ts';

const helpPages = "read in a public copy of the vendor's help pages (api.mspbackups.com/Help)";
const publicClient = 'read in a public client of the API (tonyzorin/msp360-mcp)';

/** MSP360 Managed Backup: companies, computers, licences, failed plans. Not yet run against the live service. */
export const msp360 = defineConnector({
  name: 'msp360',
  title: 'MSP360 Managed Backup',
  kind: 'backup',
  settings: [
    {
      name: 'userName',
      label: 'API login',
      help: 'Settings > General > API 2.0 in the management console: the login that is made there, not that of a person.',
      type: 'text',
      required: true,
    },
    { name: 'password', label: 'API password', help: 'Made together with the login.', type: 'secret', required: true },
  ],
  base: () => new URL('https://api.mspbackups.com'),
  signIn: loginCall({
    path: 'api/Provider/Login',
    name: 'userName',
    secret: 'password',
    body: (UserName, Password) => ({ UserName, Password }),
    unsaidMs: 3_600_000,
  }),
  rateLimit: { requests: 60, perMs: 60_000 },
  probe: probeStreams({
    companies: { path: 'api/Companies' },
    devices: { path: 'api/Computers/0/1' },
    licenceCounts: { path: 'api/Licenses' },
    alerts: { path: 'api/Monitoring' },
  }),
  companies,
  devices,
  licenceCounts,
  alerts,
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/msp360.md',
  assumptions: [
    { about: 'Companies, Users, Licenses and Monitoring come whole, as arrays', source: helpPages },
    {
      about: 'Computers answers { Computers, Count }, with ComputerHID, ComputerName, CompanyName, OSTypeString, LastActivity',
      source: publicClient,
    },
    { about: 'the token lives as long as expires_in says, and about an hour otherwise', source: publicClient },
    { about: 'names of companies are unique', source: 'common knowledge of the product, not read' },
    {
      about: 'a computer with several profiles is one device',
      source: 'a guess: rows of the same ComputerHID are taken for one',
    },
    { about: 'no address opens a remote session by an id', source: 'nothing of the kind was found' },
    { about: '60 requests a minute are always allowed', source: 'a cautious guess: no limit was found written down' },
  ],
});
