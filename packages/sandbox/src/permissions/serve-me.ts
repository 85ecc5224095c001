import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';

/** Answers `GET /Agent/me`: the agent whom the application logs in as, with what restricts it; there is no flat list of levels (API.md 1.6). */
export function serveMe(call: Call): Answer {
  const { agent } = call.identity;
  const row = call.halo.tables.of('agent').get(agent.agentId);
  if (!row) throw refuse(404, 'This login is not an agent.');
  const { agentId, isApiOnly, teams, departments, clients, ticketTypes } = agent;
  return ok({
    ...row,
    isapiagent: isApiOnly,
    ...(teams === 'all' ? {} : { teams: rowsOf(row['teams']).filter((team) => teams.includes(String(team['team_name']))) }),
    ...(departments === 'all'
      ? {}
      : { departments: rowsOf(row['departments']).filter((one) => departments.some((id) => id === one['department_id'])) }),
    clients: clients === 'all' ? [] : clients.map((id, index) => ({ id: index + 1, agent_id: agentId, client_id: id })),
    tickettypes:
      ticketTypes === 'all' ? [] : ticketTypes.map((id, index) => ({ id: index + 1, agent_id: agentId, tickettype_id: id })),
  });
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as Row[]) : [];
}
