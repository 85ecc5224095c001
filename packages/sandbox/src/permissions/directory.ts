import { createHash } from 'node:crypto';
import type { Tables } from '../tables/tables.ts';
import type { AgentRights, Application } from './identity.ts';

/** The applications and agents of one HaloPSA, as its administrator set them up. */
export interface Directory {
  readonly applications: Application[];
  readonly agents: AgentRights[];
}

/** A GUID that follows from a text alone, so that a seed gives the same credentials every time. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One application with every permission that logs in as the world's API-only agent, and that agent without restrictions. */
export function makeDirectory(tables: Tables, credentials: { clientId: string; clientSecret: string }): Directory {
  const agentId = findApiAgent(tables);
  return {
    applications: [
      {
        id: guidFrom(`application ${credentials.clientId}`),
        name: 'Integration',
        clientId: credentials.clientId,
        clientSecret: credentials.clientSecret,
        grants: ['client_credentials', 'password', 'authorization_code', 'refresh_token'],
        scopes: ['all', 'all:teams'],
        isActive: true,
        isSaved: true,
        agentId,
        loginType: 'agent',
        allowsAgentLogins: true,
        redirectUris: ['http://127.0.0.1/callback'],
      },
    ],
    agents: [
      unrestricted(agentId, true),
      { ...unrestricted(findOrdinaryAgent(tables, agentId), false), username: 'agent', password: 'agent' },
    ],
  };
}

/** An agent that sees and may do everything. */
export function unrestricted(agentId: number, isApiOnly: boolean): AgentRights {
  return {
    agentId,
    isApiOnly,
    username: isApiOnly ? 'api-agent' : null,
    password: isApiOnly ? 'api-agent' : null,
    levels: {},
    teams: 'all',
    departments: 'all',
    clients: 'all',
    ticketTypes: 'all',
    assetTypes: 'all',
    assetFields: 'all',
    defaultTeam: null,
    isAdministrator: true,
    canViewUnassigned: true,
    canViewOthers: true,
    canAddTickets: true,
    canEditClosed: true,
    canEditOthers: true,
  };
}

function findApiAgent(tables: Tables): number {
  for (const row of tables.of('agent').rows()) if (row['isapiagent'] === true && typeof row['id'] === 'number') return row['id'];
  return 2;
}

function findOrdinaryAgent(tables: Tables, apiAgentId: number): number {
  for (const row of tables.of('agent').rows())
    if (row['isapiagent'] !== true && row['isdisabled'] !== true && typeof row['id'] === 'number' && row['id'] > 1)
      return row['id'];
  return apiAgentId + 1;
}
