import { type BarredThings, type ChoiceReading, defineChoiceSource } from '../../engine/xray/choice-source.ts';
import { refusalOf } from '../../engine/xray/open-sight.ts';
import type { Sight } from '../../engine/xray/right-source.ts';
import { memberOf, numberOf, rowsOf, textOf } from '../right-sources/members.ts';
import { screens } from '../rights/screens.ts';
import { findBarredActions } from './barred-actions.ts';
import { findBarredTeams, openTeams, type TeamFacts } from './barred-teams.ts';
import { inferredScreens } from './inferred-screens.ts';
import { findRequiredFields } from './required-fields.ts';

/** Ticket types that are read in full, at most: each costs a request. */
const mostRead = 20;

/** Ticket types that an agent may choose for a new ticket, with what they demand and what cannot be used with them (API.md 3.4-3.11). */
export const ticketTypes = defineChoiceSource({
  name: 'ticket-types',
  title: 'Ticket types that tickets may be made of',
  features: ['tickets-write'],
  read: async (sight) => {
    const list = await sight.list('TicketType', { domain: 'reqs' });
    if (!list.ok) return [];
    const rows = list.answer.rows.filter((row) => memberOf('RequestType_List', row, 'agentscanselect') !== false);
    const teams = await openTeams(sight);
    const readings: ChoiceReading[] = [];
    for (const row of rows.slice(0, mostRead)) readings.push(await readType(sight, row, teams));
    return readings;
  },
});

async function readType(sight: Sight, row: unknown, teams: TeamFacts): Promise<ChoiceReading> {
  const id = numberOf('RequestType_List', row, 'id') ?? 0;
  const about = { kind: 'ticket type', id, name: textOf('RequestType_List', row, 'name') ?? 'one without a name' };
  const reply = await sight.get(`TicketType/${id}`, { includedetails: 'true', includeconfig: 'true' });
  if (!reply.ok) return { ...about, requiredFields: [], barred: [], notTested: [refusalOf(`TicketType/${id}`, reply)] };
  const type = reply.json;
  const required = findRequiredFields(type);
  const parts = [findBarredTeams(type, teams), await findBarredStatuses(sight, type), await findBarredActions(sight, type)];
  return {
    ...about,
    requiredFields: required.names,
    barred: [...barredType(type), ...parts.flatMap(({ barred }) => barred)],
    notTested: [...required.notTested, ...parts.flatMap(({ notTested }) => notTested)],
  };
}

function barredType(type: unknown): readonly BarredThings[] {
  if (memberOf('RequestType', type, 'cancreate') !== false) return [];
  return [
    {
      things: 'new tickets',
      names: [],
      evidence: 'Halo says that this agent may not make tickets of this type.',
      cures: [
        { screen: screens.rolePermissions, label: 'Allow use of all Ticket Types (Ticket Type Restrictions)', value: 'Yes' },
      ],
    },
  ];
}

/** Statuses that the type does not allow. Where it allows all, or does not say, none is barred. */
async function findBarredStatuses(sight: Sight, type: unknown): Promise<Pick<ChoiceReading, 'barred' | 'notTested'>> {
  const allowed = rowsOf('RequestType', type, 'allowed_status');
  if (memberOf('RequestType', type, 'allowall_status') !== false || allowed === null) return { barred: [], notTested: [] };
  const list = await sight.list('Status');
  if (!list.ok) return { barred: [], notTested: [`Statuses: ${list.why}`] };
  const ids = new Set(allowed.map((row) => numberOf('RequestTypeStatus', row, 'status_id')));
  const names = list.answer.rows
    .filter((row) => !ids.has(numberOf('TStatus', row, 'id')))
    .map((row) => textOf('TStatus', row, 'name') ?? 'one without a name');
  if (names.length === 0) return { barred: [], notTested: [] };
  return {
    barred: [
      {
        things: 'statuses',
        names,
        evidence: `The ticket type allows ${ids.size} statuses by name, not all.`,
        cures: [
          { screen: inferredScreens.ticketTypes, label: 'Allowed Statuses', value: names.join(', '), isInferred: true },
          { screen: inferredScreens.ticketTypes, label: 'Allow all Statuses', value: 'Yes', isInferred: true },
        ],
      },
    ],
    notTested: [],
  };
}
