import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { type AgentFacts, findAgent } from './find-agent.ts';
import { memberOf } from './members.ts';

/** What HaloPSA says of the agent itself: its kind, its default team, its roles (API.md 1.6). */
export const agentRecord = defineRightSource({
  name: 'agent-record',
  title: "The agent's own record",
  read: async (sight) => {
    const agent = await findAgent(sight);
    return [...login(agent), apiOnly(agent), administrator(agent), defaultTeam(agent), await roles(sight, agent)];
  },
});

function login({ id, member, why }: AgentFacts): readonly RightReadingInput[] {
  const [type, chosen] = ['application:login-type', 'application:agent-to-log-in-as'];
  if (id === null) return [type, chosen].map((right) => ({ right, why }));
  if (member('is_agent') === false)
    return [
      { right: type, atMost: 'User', evidence: ['Agent/me says that this login is not an agent.'] },
      { right: chosen, why: 'This login is not an agent.' },
    ];
  const evidence = [`Agent/me answers with agent ${id}.`];
  return [
    { right: type, atLeast: 'Agent', evidence },
    { right: chosen, atLeast: 'the API agent', evidence },
  ];
}

function apiOnly({ member, why }: AgentFacts): RightReadingInput {
  const right = 'agent:api-only';
  const value = member('isapiagent');
  if (typeof value !== 'boolean') return { right, why };
  return {
    right,
    ...(value ? { atLeast: 'on' } : { atMost: 'off' }),
    evidence: [`The agent is ${value ? '' : 'not '}API-only.`],
  };
}

function administrator({ member, why }: AgentFacts): RightReadingInput {
  const right = 'agent:administrator';
  const value = member('is_admin');
  if (typeof value !== 'boolean') return { right, why };
  return {
    right,
    ...(value ? { atLeast: 'Yes' } : { atMost: 'No' }),
    evidence: [`The agent is ${value ? 'an' : 'no'} administrator.`],
  };
}

function defaultTeam({ member, why }: AgentFacts): RightReadingInput {
  const right = 'agent:default-team';
  const value = member('team');
  if (typeof value !== 'string') return { right, why };
  if (value.trim() === '') return { right, atLeast: 'No Default Team', evidence: ['The agent has no default team.'] };
  return { right, atMost: 'a team', evidence: [`The default team of the agent is ${value}.`] };
}

/** Whether a role was made for integrations is a box on the role itself; without a look at it only a person can say. */
async function roles(sight: Sight, { id, member, why }: AgentFacts): Promise<RightReadingInput> {
  const right = 'agent:roles';
  if (id === null) return { right, why };
  const list = await sight.list('Roles', { agentid: String(id) });
  const names = member('role_list');
  if (names === '') return { right, atMost: 'another role', evidence: ['The agent has no role.'] };
  if (!list.ok) return { right, why: list.why };
  const marked = list.answer.rows.filter((role) => memberOf('NHD_Roles', role, 'is_integration') === true);
  if (marked.length > 0 && marked.length === list.answer.rows.length)
    return {
      right,
      atLeast: 'the role made for the integration',
      evidence: ['Every role of the agent is marked as one for integrations.'],
    };
  return {
    right,
    why: `The agent has ${list.answer.rows.length} role(s) that are not marked as made for integrations; what they were made for, a person knows.`,
  };
}
