import { countDevices } from '../kit/count-devices.ts';
import { connectModes, defineConnector } from '../kit/define-connector.ts';
import { probeStreams } from '../kit/probe-streams.ts';
import { companies } from './companies.ts';
import { connectLink } from './connect-link.ts';
import { control } from './control.ts';
import { listDeviceSessions } from './device-sessions.ts';
import { devices } from './devices.ts';
import { meshAuth } from './mesh-auth.ts';
import { settings } from './settings.ts';

const program = 'read in the program itself (Ylianst/MeshCentral 1.1.55), and tried against it';

/** MeshCentral: device groups, devices, counts, and links that open a device. Tried against a server of the tests, with the agent for Linux. */
export const meshcentral = defineConnector({
  name: 'meshcentral',
  title: 'MeshCentral',
  kind: 'rmm',
  settings,
  base: ({ address }) => new URL(address),
  signIn: meshAuth,
  rateLimit: { requests: 120, perMs: 60_000 },
  probe: probeStreams({
    companies: control([{ action: 'ping' }, { action: 'meshes' }]),
    devices: control([{ action: 'ping' }, { action: 'nodes' }]),
  }),
  companies,
  devices,
  licenceCounts: countDevices(devices),
  connectUrl: connectLink,
  connectModes,
  listDeviceSessions,
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/meshcentral.md',
  assumptions: [
    {
      about: 'device groups and devices come whole, unless the server limits how many devices it shows at once',
      source: program,
    },
    { about: 'an account without rights is shown empty lists, not an error', source: program },
    { about: 'bit 1 of the connection state is the agent', source: program },
    { about: 'names of accounts are kept in lower case, as user/domain/name', source: program },
    { about: 'a login in an address is taken for a minute where it says so itself', source: program },
    {
      about: 'serial numbers of Windows devices stand in bios_serial',
      source: 'read in the program; the devices of the tests have none',
    },
  ],
});
