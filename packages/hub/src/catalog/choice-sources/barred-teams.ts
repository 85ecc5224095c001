import type { ChoiceReading } from '../../engine/xray/choice-source.ts';
import type { Sight } from '../../engine/xray/right-source.ts';
import { findAgent } from '../right-sources/find-agent.ts';
import { memberOf, numberOf, rowsOf, textOf } from '../right-sources/members.ts';
import { screens } from '../rights/screens.ts';

/** Teams of tickets, and those that the agent is in. */
export interface TeamFacts {
  readonly all: readonly { readonly id: number | null; readonly name: string }[];
  /** Null: nobody says. */
  readonly own: ReadonlySet<number | null> | null;
  /** Whether the application's `all:teams` lifts the membership; null: nobody says. */
  readonly hasAllTeams: boolean | null;
  /** Why something is not known. */
  readonly why: string | null;
}

/** Reads the teams once for all ticket types. */
export async function openTeams(sight: Sight): Promise<TeamFacts> {
  const agent = await findAgent(sight);
  const list = await sight.list('Team', { showall: 'true' });
  const own = agent.rows('teams');
  const scope = sight.known('scope:all:teams');
  const rows = list.ok ? list.answer.rows : [];
  return {
    all: rows
      .filter((team) => memberOf('SectionDetail_List', team, 'forrequests') !== false)
      .map((team) => ({
        id: numberOf('SectionDetail_List', team, 'id'),
        name: textOf('SectionDetail_List', team, 'name') ?? 'one without a name',
      })),
    own: own === null ? null : new Set(own.map((row) => numberOf('UnameSection', row, 'team_id'))),
    hasAllTeams: scope?.atLeast === 'Yes' ? true : scope?.atMost === 'No' ? false : null,
    why: list.ok ? (own === null ? agent.why : null) : list.why,
  };
}

/** Teams that a ticket of this type may go to and that the agent may not choose: it is not in them, and nothing lifts that (API.md 1.6). */
export function findBarredTeams(type: unknown, teams: TeamFacts): Pick<ChoiceReading, 'barred' | 'notTested'> {
  if (teams.hasAllTeams === true) return { barred: [], notTested: [] };
  if (teams.why !== null || teams.own === null) return { barred: [], notTested: [`Teams: ${teams.why}`] };
  const { own } = teams;
  const names = teamsOfType(type, teams)
    .filter(({ id }) => !own.has(id))
    .map(({ name }) => name);
  if (names.length === 0) return { barred: [], notTested: [] };
  const scope =
    teams.hasAllTeams === false
      ? 'and the application lacks all:teams'
      : 'and whether the application has all:teams, nothing says';
  return {
    barred: [
      {
        things: 'teams',
        names,
        evidence: `The agent is not in them, ${scope}.`,
        cures: [
          { screen: screens.agentDepartments, label: 'Teams > + Add', value: names.join(', ') },
          { screen: screens.applicationPermissions, label: 'all:teams', value: 'Yes' },
        ],
      },
    ],
    notTested: [],
  };
}

function teamsOfType(type: unknown, { all }: TeamFacts): TeamFacts['all'] {
  const allowed = rowsOf('RequestType', type, 'allowed_teams');
  if (memberOf('RequestType', type, 'allowall_team') !== false || allowed === null) return all;
  const ids = new Set(allowed.map((row) => numberOf('SectionRequestType', row, 'section_id')));
  return all.filter(({ id }) => ids.has(id));
}
