import { at, draw, pick, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import { FIRST_NAMES, SURNAMES } from '../words/people.ts';
import type { World } from '../world.ts';

/** Teams by id. Tickets name their team by its name. */
export const TEAMS = {
  1: { name: 'Service Desk', department: 1 },
  2: { name: 'Projects', department: 1 },
  3: { name: 'Infrastructure', department: 1 },
  4: { name: 'Security', department: 1 },
  5: { name: 'Sales', department: 2 },
  6: { name: 'Accounts', department: 3 },
} as const;

export type TeamId = keyof typeof TEAMS;

export const DEPARTMENTS = { 1: 'Technical', 2: 'Commercial', 3: 'Finance' } as const;

/** Agent 1 is "Unassigned", agent 2 belongs to the API; people begin at index 2. */
export const FIRST_PERSON = 2;

const PRIMARY_TEAMS: readonly TeamId[] = [1, 1, 3, 2, 5, 1, 4, 6, 1, 3, 1, 2, 1, 1, 4, 5];

/** The teams of an agent, the default team first. Everybody technical can help at the desk. */
export function teamsOfAgent(agent: number): readonly TeamId[] {
  if (agent < FIRST_PERSON) return [];
  const primary = at(PRIMARY_TEAMS, (agent - FIRST_PERSON) % PRIMARY_TEAMS.length);
  return primary === 2 || primary === 3 || primary === 4 ? [primary, 1] : [primary];
}

export interface AgentNames {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
}

const memo = new WeakMap<World, AgentNames[]>();

/** How an agent is called. Two agents never share a name: the later one gets an initial. */
export function namesOfAgent(world: World, agent: number): AgentNames {
  let list = memo.get(world);
  if (list === undefined) {
    list = makeAgentNames(world);
    memo.set(world, list);
  }
  return at(list, agent);
}

function makeAgentNames(world: World): AgentNames[] {
  const taken = new Set<string>();
  return Array.from({ length: world.agents }, (_, agent) => {
    if (agent === 0) return { name: 'Unassigned', first: 'Unassigned', last: '', email: '' };
    if (agent === 1) return { name: 'Hub Integration', first: 'Hub', last: 'Integration', email: 'api@brightwater-it.example' };
    const h = draw(world.seed, STREAM.agent, agent);
    const first = pick(h, FIRST_NAMES);
    const last = pick(redraw(h), SURNAMES);
    const base = `${first} ${last}`;
    const name = taken.has(base) ? `${base} ${agent}` : base;
    taken.add(base);
    const mail = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
    return { name, first, last, email: `${mail}${name === base ? '' : agent}@brightwater-it.example` };
  });
}

const members = new WeakMap<World, ReadonlyMap<TeamId, Int32Array>>();

/** The indexes of the agents of a team, those who left included. */
export function membersOfTeam(world: World, team: TeamId): Int32Array {
  let byTeam = members.get(world);
  if (byTeam === undefined) {
    const lists = new Map<TeamId, number[]>();
    for (let agent = FIRST_PERSON; agent < world.agents; agent += 1) {
      for (const id of teamsOfAgent(agent)) lists.set(id, [...(lists.get(id) ?? []), agent]);
    }
    byTeam = new Map([...lists].map(([id, list]) => [id, Int32Array.from(list)]));
    members.set(world, byTeam);
  }
  return byTeam.get(team) ?? new Int32Array(0);
}
