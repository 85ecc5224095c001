import type { Row } from '../../tables/table.ts';
import { DEPARTMENTS, FIRST_PERSON, namesOfAgent, TEAMS, type TeamId, teamsOfAgent } from '../layout/agent-layout.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { roleOfAgent } from '../layout/roles.ts';
import { below, draw, pick, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { COLOURS } from '../words/companies.ts';
import type { World } from '../world.ts';

const TITLES: Readonly<Record<TeamId, readonly string[]>> = {
  1: ['Service Desk Engineer', 'Senior Service Desk Engineer', 'Service Desk Team Leader'],
  2: ['Project Engineer', 'Project Manager'],
  3: ['Infrastructure Engineer', 'Network Engineer'],
  4: ['Security Analyst'],
  5: ['Account Manager', 'Virtual IT Director'],
  6: ['Accounts Administrator'],
};

const sectionOf = (world: World, agent: number, team: TeamId): Row => ({
  id: agent * 10 + team,
  agent_id: agent + 1,
  agent_name: namesOfAgent(world, agent).name,
  team_id: team,
  team_name: TEAMS[team].name,
  department_id: TEAMS[team].department,
  fortickets: true,
  foropps: team === 5,
  forprojects: team === 2,
  in_section: true,
});

/** The teams of an agent as Halo's rows of membership. The API agent is in every team, as integrations are told to set up. */
function sectionsOf(world: World, agent: number): Row[] {
  const teams = agent === 1 ? ([1, 2, 3, 4, 5, 6] as const) : teamsOfAgent(agent);
  return teams.map((team) => sectionOf(world, agent, team));
}

function departmentsOf(world: World, agent: number): Row[] {
  const ids = new Set(agent === 1 ? [1, 2, 3] : teamsOfAgent(agent).map((team) => TEAMS[team].department));
  return [...ids].map((id, place) => ({
    id: agent * 10 + place,
    agent_id: agent + 1,
    agent_name: namesOfAgent(world, agent).name,
    department_id: id,
    department_name: DEPARTMENTS[id as keyof typeof DEPARTMENTS],
    membershiplevel: agent === 1 ? 2 : 1,
  }));
}

function row(index: number, world: World): Row {
  const names = namesOfAgent(world, index);
  const h = draw(world.seed, STREAM.agent + 1_000, index);
  const team = teamsOfAgent(index)[0];
  const isPerson = index >= FIRST_PERSON;
  const role = roleOfAgent(index);
  const since = world.now - (200 + below(h, 2_000)) * DAY;
  return {
    id: index + 1,
    name: names.name,
    firstname: names.first,
    surname: names.last,
    initials: `${names.first.charAt(0)}${names.last.charAt(0)}`,
    email: names.email,
    jobtitle: team === undefined ? '' : pick(h, TITLES[team]),
    extensionnumber: isPerson ? String(200 + index) : '',
    sms: '',
    colour: pick(redraw(h), COLOURS),
    use: 'agent',
    team: team === undefined ? '' : TEAMS[team].name,
    isdisabled: isPerson && index % 19 === 16,
    is_agent: index > 0,
    isapiagent: index === 1,
    is_admin: index === FIRST_PERSON,
    licence_type: 0,
    linemanager: isPerson && index > FIRST_PERSON ? FIRST_PERSON + 1 : 0,
    linemanager_name: isPerson && index > FIRST_PERSON ? namesOfAgent(world, FIRST_PERSON).name : '',
    workday_id: 1,
    workday_name: 'Office hours',
    workday_timezone: 'Europe/London',
    role_list: role === null ? '' : role.name,
    roles: role === null ? [] : [{ id: role.id, id_int: role.number, name: role.name }],
    costprice: isPerson ? 18 + below(h, 17) : 0,
    chargerate: 1,
    can_approve_quote: team === 5,
    can_approve_invoice: team === 6,
    can_approve_purchaseorder: team === 6,
    third_party_guid: isPerson ? makeGuid(world.seed, 9, index) : '',
    datecreated: isoInstant(since),
    last_modified: isoInstant(since + below(redraw(h), 190) * DAY),
    lastlogindate: isPerson ? isoInstant(world.now - below(h, 3) * DAY - 1_800_000) : null,
    teams: sectionsOf(world, index),
    departments: departmentsOf(world, index),
    customfields: [],
  };
}

/** Agents: "Unassigned" (1), the API-only agent of the integration (2), then the people of the MSP. */
export const agent: SeedEntity = { entity: 'agent', count: (world) => world.agents, row };
