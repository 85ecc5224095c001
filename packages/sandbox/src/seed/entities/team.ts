import { fixedRows } from '../define-rows.ts';
import { DEPARTMENTS, membersOfTeam, namesOfAgent, TEAMS, type TeamId } from '../layout/agent-layout.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { makeGuid } from '../random/guid.ts';
import type { World } from '../world.ts';

const teamIds: readonly TeamId[] = [1, 2, 3, 4, 5, 6];

/** Teams; a ticket names its team by its name. */
export const team = fixedRows('team', (world: World) =>
  teamIds.map((id) => {
    const { name, department } = TEAMS[id];
    const members = [...membersOfTeam(world, id)];
    return {
      id,
      guid: makeGuid(world.seed, 10, id),
      name,
      sequence: id * 10,
      department_id: department,
      department_name: DEPARTMENTS[department],
      use: 'team',
      forrequests: true,
      foropps: id === 5,
      forprojects: id === 2,
      inactive: false,
      ticket_count: 0,
      last_modified: isoInstant(world.now - id * 30 * DAY),
      emailaddress: `${name.toLowerCase().replace(' ', '')}@brightwater-it.example`,
      phone_number: '',
      timezone: 'Europe/London',
      team_note: '',
      agents: members.map((agent) => ({
        id: agent * 10 + id,
        agent_id: agent + 1,
        agent_name: namesOfAgent(world, agent).name,
        team_id: id,
        team_name: name,
      })),
      managers: members.slice(0, 1).map((agent) => ({ id, agent_id: agent + 1, name: namesOfAgent(world, agent).name })),
    };
  }),
);
