import type { Call } from '../http/call.ts';
import type { Instance } from '../instance.ts';
import type { Row } from '../tables/table.ts';
import { levelOf } from './authorise.ts';
import type { AgentRights } from './identity.ts';
import { reaches } from './levels.ts';

/** The `type` of a closed status (API.md 3.7: inferred). */
const closed = 2;

/** Why an agent may not update a ticket that it sees; null: it may. */
export function whyNotUpdate(halo: Instance, agent: AgentRights, ticket: Row): string | null {
  if (!reaches(levelOf(agent, 'Tickets'), 'Read and Modify'))
    return 'The agent does not have permission to perform this request.';
  const status = halo.tables.of('status').get(Number(ticket['status_id']));
  if (!agent.canEditClosed && status?.['type'] === closed) return 'The agent may not edit closed tickets.';
  if (!agent.canEditOthers && ticket['agent_id'] !== agent.agentId)
    return 'The agent may not edit tickets that are not assigned to it.';
  return null;
}

/** `_canupdate` on a ticket's detail: the right that Halo returns with it (API.md 2.6). Asked for with its details only. */
export function showMayUpdate(row: Row, { halo, identity, method, query }: Call, of: 'list' | 'detail'): Row {
  if (of === 'list' || method !== 'GET' || !query.flag('includedetails')) return row;
  return { ...row, _canupdate: whyNotUpdate(halo, identity.agent, row) === null };
}
