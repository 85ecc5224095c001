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
export function visibility(endpoint: Endpoint, call: Call): Condition[] {
  return rightsConditions(endpoint.entity, call.identity.agent, call.identity.scopes.includes('all:teams'));
}

function rightsConditions(entity: string, agent: AgentRights, hasAllTeams: boolean): Condition[] {
  const conditions: Condition[] = [];
  const clientMember = clientMembers[entity];
  if (agent.clients !== 'all' && clientMember !== undefined) {
    const seen = new Set(agent.clients);
    conditions.push(numberCondition(`sees clients ${agent.clients}`, clientMember, (id) => seen.has(id)));
  }
  if (agent.ticketTypes !== 'all' && (ticketLike.has(entity) || entity === 'ticket-type')) {
    const seen = new Set(agent.ticketTypes);
    const member = entity === 'ticket-type' ? 'id' : 'tickettype_id';
    conditions.push(numberCondition(`sees ticket types ${agent.ticketTypes}`, member, (id) => seen.has(id)));
  }
  if (!ticketLike.has(entity)) return conditions;
  if (agent.teams !== 'all' && !hasAllTeams) {
    const seen = new Set(agent.teams);
    conditions.push(rowCondition(`sees teams ${agent.teams}`, (row) => seen.has(String(row['team']))));
  }
  if (!agent.canViewUnassigned)
    conditions.push(numberCondition('sees no unassigned', 'agent_id', (id) => !unassigned.has(id) && !Number.isNaN(id)));
  if (!agent.canViewOthers)
    conditions.push(
      numberCondition(
        `sees own of ${agent.agentId}`,
        'agent_id',
        (id) => id === agent.agentId || unassigned.has(id) || Number.isNaN(id),
      ),
    );
  return conditions;
}

/** Whether the agent of this request may see one row. */
export function isVisible(entity: string, slot: number, call: Call): boolean {
  const conditions = rightsConditions(entity, call.identity.agent, call.identity.scopes.includes('all:teams'));
  return conditions.length === 0 || tester(call.halo.tables.of(entity), conditions)(slot);
}
