import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';

/** Answers `GET /Agent/me`: the agent whom the application logs in as, with what restricts it; there is no flat list of levels (API.md 1.6). */
export function serveMe(call: Call): Answer {
  const { agent } = call.identity;
  const row = call.halo.tables.of('agent').get(agent.agentId);
  if (!row) throw refuse(404, 'This login is not an agent.');
  const clients =
    agent.clients === 'all' ? [] : agent.clients.map((id, index) => ({ id: index + 1, agent_id: agent.agentId, client_id: id }));
  const types =
    agent.ticketTypes === 'all'
      ? []
      : agent.ticketTypes.map((id, index) => ({ id: index + 1, agent_id: agent.agentId, tickettype_id: id }));
  return ok({
    ...row,
    isapiagent: agent.isApiOnly,
    ...(agent.teams === 'all'
      ? {}
      : { teams: rowsOf(row['teams']).filter((team) => agent.teams.includes(String(team['team_name'] ?? team['name']))) }),
    ...(agent.departments === 'all'
      ? {}
      : { departments: rowsOf(row['departments']).filter((one) => agent.departments.includes(Number(one['department_id']))) }),
    clients,
    tickettypes: types,
  });
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as Row[]) : [];
}
