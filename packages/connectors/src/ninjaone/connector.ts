import { countDevices } from '../kit/count-devices.ts';
import { defineConnector } from '../kit/define-connector.ts';
import { probeStreams } from '../kit/probe-streams.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { clientCredentials } from '../kit/sign-in/client-credentials.ts';
import { alerts } from './alerts.ts';
import { companies } from './companies.ts';
import { devices } from './devices.ts';

const openApi = 'read in the OpenAPI document of a public client of the API (homotechsual/NinjaOne)';

/** NinjaOne: organizations, devices, counts and alerts. Not yet run against the live service. */
export const ninjaone = defineConnector({
  name: 'ninjaone',
  title: 'NinjaOne',
  kind: 'rmm',
  settings: [
    {
      name: 'instance',
      label: 'Region',
      help: 'The host that the browser shows when you are signed in to NinjaOne.',
      type: 'choice',
      required: true,
      choices: [
        { value: 'app', label: 'app.ninjarmm.com (United States)' },
        { value: 'us2', label: 'us2.ninjarmm.com (United States 2)' },
        { value: 'eu', label: 'eu.ninjarmm.com (Europe)' },
        { value: 'oc', label: 'oc.ninjarmm.com (Oceania)' },
        { value: 'ca', label: 'ca.ninjarmm.com (Canada)' },
        { value: 'fed', label: 'fed.ninjarmm.com (FedRAMP)' },
      ],
    },
    {
      name: 'clientId',
      label: 'Client ID',
      help: 'Administration > Apps > API > Client app IDs: an application of the kind "API Services", with the grant "Client credentials".',
      type: 'text',
      required: true,
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      help: 'Shown once, when the application is made.',
      type: 'secret',
      required: true,
    },
    {
      name: 'resetsAlerts',
      label: 'Reset alerts',
      help: 'Whether the hub may reset conditions in NinjaOne. The application then needs the scope "Management" as well.',
      type: 'switch',
      required: false,
      default: false,
    },
  ],
  base: ({ instance }) => new URL(`https://${instance}.ninjarmm.com`),
  signIn: clientCredentials({
    path: 'ws/oauth/token',
    id: 'clientId',
    secret: 'clientSecret',
    scope: ({ resetsAlerts }) => (resetsAlerts === true ? 'monitoring management' : 'monitoring'),
  }),
  rateLimit: { requests: 60, perMs: 60_000 },
  probe: probeStreams({
    companies: { path: 'v2/organizations', query: { pageSize: '1' } },
    devices: { path: 'v2/devices-detailed', query: { pageSize: '1' } },
    alerts: { path: 'v2/alerts' },
  }),
  companies,
  devices,
  licenceCounts: countDevices(devices),
  alerts,
  connectUrl: async (session, { id }, { signal }) => {
    const { json } = await session.http.ask({ path: `v2/device/${encodeURIComponent(id)}/dashboard-url` }, { signal });
    const url = textOf(memberAt(json, ['url']));
    return url !== null && URL.canParse(url) && new URL(url).protocol === 'https:' ? { url, isBearer: false } : null;
  },
  writeBack: {
    resolveAlert: async (session, alertId, { signal }) => {
      const path = `v2/alert/${encodeURIComponent(alertId)}/reset`;
      await session.http.ask({ method: 'POST', path, body: { kind: 'json', json: {} }, mayBeEmpty: true }, { signal });
    },
  },
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/ninjaone.md',
  assumptions: [
    { about: 'lists are paged by pageSize and after, the last id, in the order of ids', source: openApi },
    { about: 'queries are paged by a cursor whose name stands in cursor.name, and rows in results', source: openApi },
    { about: 'a row of computer-systems names its device in deviceId', source: 'common knowledge of the API, not read' },
    { about: 'instants are seconds since 1970 with a fraction', source: 'common knowledge of the API, not read' },
    {
      about: 'devices-detailed carries os, system, ipAddresses, macAddresses and lastLoggedInUser',
      source: 'read in part in the types of a public client (wyre-technology/node-ninjaone)',
    },
    { about: 'the list of alerts comes whole', source: openApi },
    {
      about: 'the address of a device stands in url of dashboard-url',
      source: 'the path is in a public client (homotechsual/NinjaOne), the member is common knowledge',
    },
    { about: '60 requests a minute are always allowed', source: 'a cautious guess: no limit was found written down' },
  ],
});
