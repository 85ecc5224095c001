import type { Row } from '../tables/table.ts';
import type { AgentRights } from './identity.ts';

/**
 * The record of an agent with what it may see and use, in the members that the schema Uname has (API.md 1.6). What it may use of a kind is
 * named where it is not all; nothing named restricts nothing (inferred).
 */
export function showRights(row: Row, agent: AgentRights): Row {
  const { agentId, teams, departments } = agent;
  const ofTeams = rowsOf(row['teams']).filter((team) => teams === 'all' || teams.includes(String(team['team_name'])));
  const ofDepartments = rowsOf(row['departments']).filter(
    (one) => departments === 'all' || departments.some((id) => id === one['department_id']),
  );
  return {
    ...row,
    isapiagent: agent.isApiOnly,
    is_admin: agent.isAdministrator,
    team: agent.defaultTeam ?? '',
    teams: ofTeams.map((team) => ({
      ...team,
      unassigned_access: agent.canViewUnassigned,
      otheragent_access: agent.canViewOthers,
    })),
    departments: ofDepartments,
    clients: named(agent.clients, (id) => ({ agent_id: agentId, client_id: id })),
    tickettypes: named(agent.ticketTypes, (id) => ({ agent_id: agentId, tickettype_id: id, ...usable })),
    assettypes: named(agent.assetTypes, (id) => ({ agent_id: agentId, assettype_id: id, ...usable })),
    assetfields: named(agent.assetFields, (id) => ({ agent_id: agentId, field_id: id, level: 2 })),
  };
}

const usable = { cancreate: true, canview: true, canedit: true };

function named(ids: 'all' | readonly number[], show: (id: number) => Row): readonly Row[] {
  return ids === 'all' ? [] : ids.map((id, index) => ({ id: index + 1, ...show(id) }));
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as Row[]) : [];
}
