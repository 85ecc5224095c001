import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource } from '../../engine/xray/right-source.ts';
import { type AgentFacts, findAgent } from './find-agent.ts';
import { numberOf, textOf } from './members.ts';

const [departments, teams] = ['membership:departments', 'membership:teams'];

/** Teams and departments that exist, against those that the agent is in: what it is not in, it may not see (API.md 1.6). */
export const memberships = defineRightSource({
  name: 'memberships',
  title: 'Teams and departments',
  read: async (sight) => {
    const agent = await findAgent(sight);
    const list = await sight.list('Team', { showall: 'true' });
    if (!list.ok) return [departments, teams].map((right) => ({ right, why: list.why }));
    const all = list.answer.rows;
    return [departmentReading(agent, all), teamReading(agent, all)];
  },
});

function departmentReading(agent: AgentFacts, all: readonly unknown[]): RightReadingInput {
  const own = agent.rows('departments');
  if (own === null) return { right: departments, why: agent.why };
  const ids = new Set(own.map((row) => numberOf('UnameDepartment', row, 'department_id')));
  const exist = new Map(
    all.map((team) => [
      numberOf('SectionDetail_List', team, 'department_id'),
      textOf('SectionDetail_List', team, 'department_name'),
    ]),
  );
  const lacking = [...exist]
    .filter(([id]) => id !== null && id > 0 && !ids.has(id))
    .map(([, name]) => name ?? 'one without a name');
  if (lacking.length === 0)
    return {
      right: departments,
      atLeast: 'View all (Can view all Tickets in all Departments)',
      evidence: [`The agent is in each of the ${ids.size} departments that have teams.`],
    };
  return {
    right: departments,
    atMost: 'less',
    isPartial: ids.size > 0,
    evidence: [`The agent is not in ${lacking.length} of ${exist.size} departments: ${lacking.join(', ')}.`],
  };
}

function teamReading(agent: AgentFacts, all: readonly unknown[]): RightReadingInput {
  const own = agent.rows('teams');
  if (own === null) return { right: teams, why: agent.why };
  const ids = new Set(own.map((row) => numberOf('UnameSection', row, 'team_id')));
  const lacking = all
    .filter((team) => !ids.has(numberOf('SectionDetail_List', team, 'id')))
    .map((team) => textOf('SectionDetail_List', team, 'name') ?? 'one without a name');
  if (lacking.length === 0)
    return {
      right: teams,
      atLeast: 'every team that a rule may choose',
      evidence: [`The agent is in each of ${all.length} teams.`],
    };
  return {
    right: teams,
    atMost: 'fewer',
    isPartial: ids.size > 0,
    evidence: [`The agent is not in ${lacking.length} of ${all.length} teams: ${lacking.join(', ')}.`],
  };
}
