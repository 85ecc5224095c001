import { countDevices } from '../kit/count-devices.ts';
import { defineConnector } from '../kit/define-connector.ts';
import { probeStreams } from '../kit/probe-streams.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { apiKeyHeader } from '../kit/sign-in/api-key-header.ts';
import { alerts } from './alerts.ts';
import { companies } from './companies.ts';
import { devices } from './devices.ts';

const program = 'read in the program itself (amidaware/tacticalrmm)';

/** Tactical RMM: clients, agents, counts and alerts. Not yet run against a live server. */
export const tacticalRmm = defineConnector({
  name: 'tactical-rmm',
  title: 'Tactical RMM',
  kind: 'rmm',
  settings: [
    {
      name: 'address',
      label: 'Address of the API',
      help: 'The host of the API, which is not that of the pages.',
      type: 'url',
      required: true,
      placeholder: 'https://api.rmm.example',
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'Settings > Global Settings > API Keys: a key of a user whose role may do what is wanted and no more.',
      type: 'secret',
      required: true,
    },
  ],
  base: ({ address }) => new URL(address),
  signIn: apiKeyHeader({ header: 'x-api-key', secret: 'apiKey' }),
  rateLimit: { requests: 120, perMs: 60_000 },
  probe: probeStreams({
    companies: { path: 'clients/' },
    devices: { path: 'agents/' },
    alerts: { method: 'PATCH', path: 'alerts/', body: { kind: 'json', json: { top: 1 } }, isRepeatable: true },
  }),
  companies,
  devices,
  licenceCounts: countDevices(devices),
  alerts,
  connectUrl: async (session, { id }, { signal }) => {
    const { json } = await session.http.ask({ path: `agents/${encodeURIComponent(id)}/meshcentral/` }, { signal });
    const url = textOf(memberAt(json, ['control']));
    // The address carries a login of MeshCentral.
    return url !== null && URL.canParse(url) && new URL(url).protocol === 'https:' ? { url, isBearer: true } : null;
  },
  writeBack: {
    resolveAlert: async (session, alertId, { signal }) => {
      const path = `alerts/${encodeURIComponent(alertId)}/`;
      await session.http.ask({ method: 'PUT', path, body: { kind: 'json', json: { type: 'resolve' } } }, { signal });
    },
  },
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/tactical-rmm.md',
  assumptions: [
    { about: 'clients, agents and alerts come whole, as arrays', source: program },
    { about: 'names of clients are unique', source: program },
    { about: 'a key that is refused is answered with 401 or 403', source: 'common knowledge of its framework, not read' },
    {
      about: 'alerts name their device in agent_id',
      source: 'a guess from the names of other lists; without it alerts have no device',
    },
    { about: 'the address of a remote session stands in control, and carries a login', source: program },
  ],
});
