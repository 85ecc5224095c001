import type { Row, RowKey } from '../../tables/table.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { HOUR, isoInstant } from '../layout/iso-instant.ts';
import { namesOfUser } from '../layout/names.ts';
import { STATUSES } from '../layout/service-levels.ts';
import { at } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { actionAt, actionsBefore, actionsOfTicket } from '../tickets/action-counts.ts';
import { OUTCOME, planAction } from '../tickets/action-plan.ts';
import { lifeOfTicket } from '../tickets/ticket-life.ts';
import { clientOfTicket, siteOfTicket, userOfTicket } from '../tickets/ticket-people.ts';
import type { World } from '../world.ts';
import { OUTCOMES } from './outcome.ts';

const STATUS_NAMES = new Map(STATUSES.map((status) => [status.id, status.name]));
const OUTCOME_NAMES = new Map(OUTCOMES.map((outcome) => [outcome.id, outcome.name]));

const NOTES: Readonly<Record<number, string>> = {
  [OUTCOME.email]: 'Thank you for getting in touch. I have looked at it and am working on it now.',
  [OUTCOME.userUpdate]: 'Still the same here, please call me after lunch.',
  [OUTCOME.phone]: 'Spoke to the user, agreed to look at it together this afternoon.',
  [OUTCOME.remote]: 'Connected remotely and checked the settings with the user.',
  [OUTCOME.assigned]: 'Assigned from the queue.',
  [OUTCOME.internalNote]: 'Checked the history: the same happened at this site before. Keep an eye on it.',
  [OUTCOME.acknowledged]: 'We have received your request and will be in touch shortly.',
  [OUTCOME.cancelled]: 'No longer needed, closed at the request of the user.',
  [OUTCOME.hold]: 'Waiting for an answer before going on.',
};

/** Members that are the same on every row of an action. */
const SAME_FOR_ALL = {
  actionby_application_id: '',
  important: false,
  nonbilltime: 0,
  traveltime: 0,
  mileage: 0,
  actreviewed: false,
  actprocesseddate: null,
  actionprepayhours: 0,
  actionprepayamount: 0,
  actioninvoicenumber: '',
  invoice_id: 0,
  project_id: 0,
  emailcc: '',
  merged_from_ticketid: 0,
} as const;

function row(index: number, world: World): Row {
  const { ticket, n } = actionAt(world, index);
  const life = lifeOfTicket(world, ticket);
  const plan = planAction(world, life, { ticket, n });
  const client = clientOfTicket(world, ticket, life.occurred);
  const site = siteOfTicket(world, ticket, client);
  const user = userOfTicket(world, ticket, site);
  const person = namesOfUser(world, user, site);
  const byAgent = !plan.byUser && n > 1 && plan.outcome !== OUTCOME.acknowledged;
  const contract = at(contractsOf(world).current, client);
  const hours = plan.quarters / 4;
  const note = n === 1 ? life.topic.details : plan.outcome === OUTCOME.closed ? life.topic.solution : (NOTES[plan.outcome] ?? '');
  const moment = isoInstant(plan.moment);
  return {
    ...SAME_FOR_ALL,
    ticket_id: ticket + 1,
    id: n,
    guid: makeGuid(world.seed, 25, index),
    outcome_id: plan.outcome,
    outcome: OUTCOME_NAMES.get(plan.outcome) ?? '',
    datetime: moment,
    actiondatecreated: moment,
    last_updated: moment,
    actionarrivaldate: hours > 0 ? isoInstant(plan.moment - hours * HOUR) : null,
    actioncompletiondate: hours > 0 ? moment : null,
    dateemailed: plan.outcome === OUTCOME.email ? moment : null,
    who_type: plan.byUser ? 0 : 1,
    who_agentid: byAgent ? life.agent + 1 : 0,
    actionby_agent_id: byAgent ? life.agent + 1 : 0,
    actionby_user_id: plan.byUser ? user + 1 : 0,
    note,
    note_html: `<p>${note}</p>`,
    hiddenfromuser: plan.isPrivate,
    timetaken: hours,
    chargerate: hours > 0 ? 1 : 0,
    actisbillable: hours > 0 && contract < 0,
    actisreadyforprocessing: hours > 0,
    actionchargehours: contract < 0 ? hours : 0,
    actionchargeamount: contract < 0 ? hours * 95 : 0,
    actionnonchargehours: contract < 0 ? 0 : hours,
    actionnonchargeamount: contract < 0 ? 0 : hours * 95,
    actioncontractid: hours > 0 && contract >= 0 ? contract + 1 : 0,
    old_status: plan.oldStatus,
    new_status: plan.newStatus,
    new_status_name: STATUS_NAMES.get(plan.newStatus) ?? '',
    emailfrom: plan.outcome === OUTCOME.email ? 'support@brightwater-it.example' : plan.byUser ? person.email : '',
    emailto: plan.outcome === OUTCOME.email ? person.email : '',
    emailsubject: plan.outcome === OUTCOME.email ? `Re: ticket ${ticket + 1}` : '',
    emaildirection: plan.outcome === OUTCOME.email ? 'O' : plan.byUser ? 'I' : '',
    attachment_count: n === 1 && ticket % 11 === 4 ? 1 : 0,
    customfields: [],
  };
}

const KEY = /^(\d+):(\d+)$/;

/** The ticket index and number of a key `ticketId:n`, or null. */
function readKey(key: RowKey, world: World): { readonly ticket: number; readonly n: number } | null {
  const match = KEY.exec(String(key));
  if (match === null) return null;
  const ticket = Number(match[1]) - 1;
  const n = Number(match[2]);
  return ticket >= 0 && ticket < world.tickets && n >= 1 && n <= actionsOfTicket(world, ticket) ? { ticket, n } : null;
}

/** Actions: their ids count per ticket, so the key is `ticketId:n`. */
export const action: SeedEntity = {
  entity: 'action',
  count: (world) => actionsBefore(world, world.tickets),
  row,
  keyAt: (index, world) => {
    const { ticket, n } = actionAt(world, index);
    return `${ticket + 1}:${n}`;
  },
  indexOf: (key, world) => {
    const read = readKey(key, world);
    return read === null ? -1 : actionsBefore(world, read.ticket) + read.n - 1;
  },
};
