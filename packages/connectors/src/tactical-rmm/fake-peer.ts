import type { FakePeer, PeerList } from '../kit/testing/fake-peer.ts';

const clients = [1, 2, 3].map((id) => ({
  id,
  name: `Customer ${id}`,
  server_policy: null,
  workstation_policy: null,
  block_policy_inheritance: false,
  sites: [{ id: id * 10, name: 'Main', client: id, client_name: `Customer ${id}` }],
  custom_fields: [],
  agent_count: 2,
  maintenance_mode: false,
  failing_checks: { error: false, warning: false },
}));

const agents = [1, 2, 3, 4, 5].map((number) => ({
  agent_id: `agentId${number}abcdefghijklmnop`,
  alert_template: null,
  hostname: `PC-${number}`,
  site_name: 'Main',
  client_name: `Customer ${(number % 3) + 1}`,
  monitoring_type: number === 2 ? 'server' : 'workstation',
  description: '',
  needs_reboot: false,
  pending_actions_count: 0,
  status: number === 3 ? 'overdue' : 'online',
  last_seen: '2026-11-30T08:59:00.123456Z',
  boot_time: 1_795_000_000,
  checks: { total: 3, passing: 3, failing: 0 },
  maintenance_mode: false,
  logged_username: number === 4 ? '-' : 'someone',
  plat: 'windows',
  goarch: 'amd64',
  has_patches_pending: true,
  version: '2.9.0',
  operating_system: 'Windows 11 Pro, 64 bit v24H2',
  public_ip: '198.51.100.8',
  local_ips: '192.168.1.2, 10.0.0.1',
  make_model: 'Contoso Model 9',
  custom_fields: [],
  serial_number: number === 5 ? 'n/a' : `SN-${number}`,
}));

const alerts = ['error', 'warning', 'info'].map((severity, index) => ({
  id: 70 + index,
  alert_type: 'check',
  severity,
  message: 'PC-1: Disk space C: is below 10 %',
  alert_time: '2026-11-30T08:00:00Z',
  snoozed: false,
  snooze_until: null,
  resolved: false,
  resolved_on: null,
  hidden: false,
  assigned_check: 5 + index,
  assigned_task: null,
  hostname: 'PC-1',
  agent_id: agents[0]?.agent_id,
  client: 'Customer 2',
  site: 'Main',
}));

function whole(about: Pick<PeerList, 'stream' | 'path' | 'rows' | 'another'> & { readonly method?: string }): PeerList {
  return { ...about, page: (rows) => rows, answer: ({ rows }) => rows };
}

/** Tactical RMM as its own sources describe it: paths end in a slash, keys do not end. */
export const tacticalRmmPeer: FakePeer = {
  settings: { address: 'https://api.rmm.example', apiKey: 'TACTICALKEYVALUE0123456789ABCDEF' },
  lists: [
    whole({ stream: 'companies', path: /^\/clients\/$/, rows: clients, another: { ...clients[0], id: 9, name: 'Customer 9' } }),
    whole({ stream: 'devices', path: /^\/agents\/$/, rows: agents, another: { ...agents[0], agent_id: 'newAgentId' } }),
    whole({ stream: 'alerts', method: 'PATCH', path: /^\/alerts\/$/, rows: alerts, another: { ...alerts[0], id: 99 } }),
  ],
  respond: ({ path, method, body }) => {
    if (path === '/agents/agentId1abcdefghijklmnop/meshcentral/')
      return {
        status: 200,
        body: {
          hostname: 'PC-1',
          control: 'https://mesh.rmm.example/?login=minted&gotonode=ABC&viewmode=11&hide=31',
          terminal: 'https://mesh.rmm.example/?login=minted&gotonode=ABC&viewmode=12&hide=31',
          file: 'https://mesh.rmm.example/?login=minted&gotonode=ABC&viewmode=13&hide=31',
        },
      };
    if (path === '/alerts/70/' && method === 'PUT' && JSON.parse(body).type === 'resolve') return { status: 200, body: '"ok"' };
    return null;
  },
  isSignedIn: ({ headers }) => headers['x-api-key'] === 'TACTICALKEYVALUE0123456789ABCDEF',
  opens: {
    device: { id: 'agentId1abcdefghijklmnop', fields: {} },
    url: 'https://mesh.rmm.example/?login=minted&gotonode=ABC&viewmode=11&hide=31',
  },
};
