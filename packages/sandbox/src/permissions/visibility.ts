import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Call } from '../http/call.ts';
import { type Condition, numberCondition, rowCondition } from '../lists/condition.ts';
import { tester } from '../lists/selection.ts';
import type { AgentRights } from './identity.ts';

/** The member that says to which client a row belongs, where the client restriction of an agent hides rows. */
const clientMembers: Readonly<Record<string, string>> = {
  client: 'id',
  site: 'client_id',
  user: 'client_id',
  ticket: 'client_id',
  opportunity: 'client_id',
  project: 'client_id',
  asset: 'client_id',
  'client-contract': 'client_id',
  'recurring-invoice': 'client_id',
  invoice: 'client_id',
  quotation: 'client_id',
  'sales-order': 'client_id',
  'purchase-order': 'client_id',
  'software-licence': 'client_id',
  appointment: 'client_id',
  'crm-note': 'client_id',
};

const ticketLike = new Set(['ticket', 'opportunity', 'project']);

/** Agent 1 is "Unassigned" (API.md 2.6). */
const unassigned = new Set([0, 1]);

/** What the agent cannot see is simply not there: 200 with fewer rows (API.md 1.6). */
export function visibility(endpoint: Pick<Endpoint, 'entity'>, call: Call): Condition[] {
  const { agent } = call.identity;
  const conditions = restrictions(endpoint.entity, agent);
  if (!ticketLike.has(endpoint.entity)) return conditions;
  return [...conditions, ...memberships(call), ...assignments(agent)];
}

/** What the agent may use: clients, ticket types, asset types, asset fields. */
function restrictions(entity: string, agent: AgentRights): Condition[] {
  const ticketTypeMember = ticketLike.has(entity) ? 'tickettype_id' : entity === 'ticket-type' ? 'id' : undefined;
  const assetTypeMember = entity === 'asset' ? 'assettype_id' : entity === 'asset-type' ? 'id' : undefined;
  return [
    ...onlyThese('clients', agent.clients, clientMembers[entity]),
    ...onlyThese('ticket types', agent.ticketTypes, ticketTypeMember),
    ...onlyThese('asset types', agent.assetTypes, assetTypeMember),
    ...onlyThese('asset fields', agent.assetFields, entity === 'asset-field' ? 'id' : undefined),
  ];
}

function onlyThese(things: string, ids: 'all' | readonly number[], member: string | undefined): Condition[] {
  if (ids === 'all' || member === undefined) return [];
  const seen = new Set(ids);
  return [numberCondition(`sees ${things} ${ids}`, member, (id) => seen.has(id))];
}

/** Teams, departments and the default team: `all:teams` of the application lifts them together. */
function memberships({ halo, identity: { agent, scopes } }: Call): Condition[] {
  if (scopes.includes('all:teams')) return [];
  const conditions: Condition[] = [];
  const ofTeams = (name: string, teams: ReadonlySet<string>) =>
    conditions.push(rowCondition(name, (row) => teams.has(String(row['team']))));
  if (agent.teams !== 'all') ofTeams(`sees teams ${agent.teams}`, new Set(agent.teams));
  if (agent.defaultTeam !== null) ofTeams(`default team ${agent.defaultTeam}`, new Set([agent.defaultTeam]));
  const { departments } = agent;
  if (departments !== 'all') {
    const inside = [...halo.tables.of('team').rows()].filter((team) => departments.some((id) => id === team['department_id']));
    ofTeams(`sees departments ${departments}`, new Set(inside.map((team) => String(team['name']))));
  }
  return conditions;
}

/** Whose tickets the agent may see. */
function assignments(agent: AgentRights): Condition[] {
  const conditions: Condition[] = [];
  const isNobodys = (id: number) => unassigned.has(id) || Number.isNaN(id);
  if (!agent.canViewUnassigned) conditions.push(numberCondition('sees no unassigned', 'agent_id', (id) => !isNobodys(id)));
  if (!agent.canViewOthers)
    conditions.push(numberCondition(`sees own of ${agent.agentId}`, 'agent_id', (id) => id === agent.agentId || isNobodys(id)));
  return conditions;
}

/** Whether the agent of this request may see one row. */
export function isVisible(entity: string, slot: number, call: Call): boolean {
  const conditions = visibility({ entity }, call);
  return conditions.length === 0 || tester(call.halo.tables.of(entity), conditions)(slot);
}
