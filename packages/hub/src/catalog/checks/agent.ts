import { defineCheck } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import { screens } from '../rights/screens.ts';

const rightsMembers = [
  'roles',
  'role_list',
  'teams',
  'departments',
  'clients',
  'tickettypes',
  'assettypes',
  'isapiagent',
  'is_agent',
  'claims',
];

/** Who the application logs in as: an agent, API-only or not, and its teams (API.md 1.6, Agent/me). */
export const agent = defineCheck({
  name: 'agent',
  title: 'Agent',
  needs: ['sign-in'],
  cost: () => 1,
  run: async (probe) => {
    const reply = await probe.get('Agent/me');
    if (!reply.ok) {
      probe.learn('agent-me', null, { exists: false, members: [] });
      if (reply.error.status === 401 || reply.error.status === 403)
        return [
          {
            outcome: 'warning',
            sentence: 'Halo does not say which agent this application logs in as.',
            causes: ['the application logs in as a user instead of an agent', 'no agent is chosen in the application'],
            remedy:
              'Set Login Type to Agent and choose the API-only agent in "Agent to log in as", save, and use the new secret.',
            screen: screens.applications,
          },
        ];
      return [{ outcome: 'not-tested', sentence: 'Halo gave no answer about the agent.' }];
    }
    const me = asObject(reply.json);
    probe.learn('agent-me', null, { exists: true, members: rightsMembers.filter((name) => name in me) });
    return [...kindOfLogin(me, probe.target.grant), ...teamsOf(me)];
  },
});

function asObject(json: unknown): Readonly<Record<string, unknown>> {
  const one: unknown = Array.isArray(json) ? json[0] : json;
  return typeof one === 'object' && one !== null ? { ...one } : {};
}

function kindOfLogin(me: Readonly<Record<string, unknown>>, grant: string): FindingInput[] {
  if (me['is_agent'] === false)
    return [
      {
        outcome: 'failed',
        sentence: 'The application logs in as a user, not as an agent.',
        causes: ['Login Type is User in the application'],
        remedy: 'Set Login Type to Agent, choose the API-only agent, save, and use the new secret.',
        screen: screens.applications,
      },
    ];
  if (me['isapiagent'] === true || grant === 'password')
    return [{ outcome: 'passed', sentence: 'The application logs in as an agent.' }];
  if (me['isapiagent'] === undefined)
    return [{ outcome: 'passed', sentence: 'The application logs in as an agent; Halo does not say of which kind.' }];
  return [
    {
      outcome: 'warning',
      sentence: 'The application logs in as an ordinary agent, which uses a licence and changes with its person.',
      causes: ['"Is an API-only agent" is off'],
      remedy: 'Make an API-only agent with a role of its own and choose it in the application.',
      screen: screens.agents,
    },
  ];
}

function teamsOf(me: Readonly<Record<string, unknown>>): FindingInput[] {
  const teams = me['teams'];
  const departments = me['departments'];
  if (!Array.isArray(teams) || teams.length > 0) return [];
  if (!Array.isArray(departments) || departments.length > 0) return [];
  return [
    {
      outcome: 'warning',
      sentence: 'The agent is in no team and no department: Halo may show it no tickets.',
      causes: ['no team was added', 'the membership level to all departments is not "View all"'],
      remedy: 'Set "Membership level to all Departments" to View all, or add the teams; or tick all:teams on the application.',
      screen: screens.agentDepartments,
    },
  ];
}
