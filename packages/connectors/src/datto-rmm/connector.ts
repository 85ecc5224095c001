import { countDevices } from '../kit/count-devices.ts';
import { defineConnector } from '../kit/define-connector.ts';
import { probeStreams } from '../kit/probe-streams.ts';
import { passwordGrant } from '../kit/sign-in/password-grant.ts';
import { alerts } from './alerts.ts';
import { companies } from './companies.ts';
import { devices } from './devices.ts';

const types = 'read in the generated types of a public client of the API (pncit/datto-rmm-api-client)';
const platforms = ['pinotage', 'merlot', 'concord', 'vidal', 'zinfandel', 'syrah'] as const;

/** Datto RMM: sites, devices, counts and open alerts. Not yet run against the live service. */
export const dattoRmm = defineConnector({
  name: 'datto-rmm',
  title: 'Datto RMM',
  kind: 'rmm',
  settings: [
    {
      name: 'platform',
      label: 'Platform',
      help: 'The first word of the host in the browser, and of the API URL that is shown with the API key.',
      type: 'choice',
      required: true,
      choices: platforms.map((value) => ({ value, label: `${value}-api.centrastage.net` })),
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'Setup > Users > the user of the API > Generate API Keys; API access has to be on in Setup > Global Settings > Access Control.',
      type: 'secret',
      required: true,
    },
    {
      name: 'apiSecretKey',
      label: 'API secret key',
      help: 'Shown together with the API key, once.',
      type: 'secret',
      required: true,
    },
    {
      name: 'readsAudits',
      label: 'Read serial numbers',
      help: 'Serial numbers, models and MAC addresses take one request more per device.',
      type: 'switch',
      required: false,
      default: true,
    },
  ],
  base: ({ platform }) => new URL(`https://${platform}-api.centrastage.net`),
  signIn: passwordGrant({
    path: 'auth/oauth/token',
    name: 'apiKey',
    secret: 'apiSecretKey',
    // The same for everybody; the vendor publishes it.
    client: { id: 'public-client', secret: 'public' },
  }),
  rateLimit: { requests: 500, perMs: 60_000 },
  probe: probeStreams({
    companies: { path: 'api/v2/account/sites', query: { max: '1' } },
    devices: { path: 'api/v2/account/devices', query: { max: '1' } },
    alerts: { path: 'api/v2/account/alerts/open', query: { max: '1' } },
  }),
  companies,
  devices,
  licenceCounts: countDevices(devices),
  alerts,
  connectUrl: async (_session, { fields }) => {
    const url = String(fields['webRemoteUrl'] ?? '');
    return URL.canParse(url) && new URL(url).protocol === 'https:' ? { url, isBearer: false } : null;
  },
  writeBack: {
    resolveAlert: async (session, alertId, { signal }) => {
      const path = `api/v2/alert/${encodeURIComponent(alertId)}/resolve`;
      await session.http.ask({ method: 'POST', path, mayBeEmpty: true }, { signal });
    },
  },
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/datto-rmm.md',
  assumptions: [
    { about: 'lists are paged from page 0, with pageDetails.totalCount', source: types },
    { about: 'names of the members of sites, devices, alerts and audits', source: types },
    { about: 'key and secret are name and password of the grant; the client is public-client', source: types },
    { about: '600 reads are allowed in 60 seconds', source: 'read in public documents of the API; 500 are asked for' },
    { about: 'instants are milliseconds since 1970', source: 'common knowledge of the API, not read' },
    {
      about: 'the names of the platforms',
      source: 'merlot was read in a public client (aaronengels/DattoRMM), the others are common knowledge',
    },
    { about: 'webRemoteUrl asks whoever opens it to sign in', source: 'common knowledge of the product, not read' },
    { about: 'what an alert is about stands in alertContext.@class', source: types },
  ],
});
