import type { Row } from '../../tables/table.ts';
import { partiesOf, sellerOf } from '../billing/deal-parties.ts';
import { namesOfAgent } from '../layout/agent-layout.ts';
import { clientSince, historyOf } from '../layout/history.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { namesOfUser } from '../layout/names.ts';
import { STATUSES } from '../layout/service-levels.ts';
import { at, below, draw, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { lifeOfTicket } from '../tickets/ticket-life.ts';
import { clientOfTicket, siteOfTicket, userOfTicket } from '../tickets/ticket-people.ts';
import type { World } from '../world.ts';

const COMMENTS = [
  'Quick and friendly, thank you.',
  'Sorted in no time.',
  '',
  '',
  'Took a while, but solved in the end.',
  '',
] as const;

/** Tickets up to five days ago: whatever has a survey was closed by then. */
const surveyedTickets = (world: World): number => at(historyOf(world).dayStarts, historyOf(world).days - 6);

function feedbackRow(index: number, world: World): Row {
  const ticket = index * 25 + 7;
  const h = draw(world.seed, STREAM.feedback, index);
  const score = h % 12 === 0 ? 3 : h % 5 === 0 ? 2 : 1;
  return {
    id: index + 1,
    ticket_id: ticket + 1,
    score,
    score_band: score,
    comment: at(COMMENTS, (h >>> 8) % COMMENTS.length),
    user_message: '',
    date: isoInstant(lifeOfTicket(world, ticket).closed + (5 + (h % 200)) * 60_000),
    automation_id: 0,
    customsurveyfields: [],
  };
}

/** Feedback: 1 good, 2 neutral, 3 bad (our own choice), for every twenty-fifth closed ticket. */
export const feedback: SeedEntity = {
  entity: 'feedback',
  count: (world) => Math.max(0, Math.ceil((surveyedTickets(world) - 7) / 25)),
  row: feedbackRow,
};

const SUBJECTS = ['Account review', 'Renewal call', 'Licence audit', 'Complaint followed up', 'Introduction'] as const;
const NOTES_PER_CLIENT = 3;

function noteRow(index: number, world: World): Row {
  const client = 1 + Math.floor(index / NOTES_PER_CLIENT);
  const h = draw(world.seed, STREAM.note, index);
  const since = Math.max(clientSince(world, client), historyOf(world).start);
  const moment =
    since + Math.floor(((world.now - since) * ((index % NOTES_PER_CLIENT) + 0.5)) / NOTES_PER_CLIENT / 1_000) * 1_000;
  const subject = at(SUBJECTS, below(h, SUBJECTS.length));
  const parties = partiesOf(world, client);
  return {
    id: index + 1,
    client_id: client + 1,
    supplier_id: 0,
    site_id: client + 1,
    user_id: parties['user_id'],
    sales_order_id: 0,
    purchase_order_id: 0,
    quote_id: 0,
    invoice_id: 0,
    ticketid: 0,
    who_agentid: sellerOf(world, client) + 1,
    datetime: isoInstant(moment),
    app_subject: subject,
    note: `${subject} with ${String(parties['user_name'])}.`,
    detail: redraw(h) % 3 === 0 ? 'Happy with the response times, asked about telephony.' : 'Nothing outstanding.',
    timetaken: 0.5,
    satisfaction: '',
    nextcalldate: index % NOTES_PER_CLIENT === 2 ? isoInstant(world.now + (10 + (h % 60)) * DAY) : null,
    third_party_id: '',
    customfields: [],
  };
}

/** CRM notes: three per client, by its account manager. */
export const crmNote: SeedEntity = {
  entity: 'crm-note',
  count: (world) => Math.max(0, world.clients - 1) * NOTES_PER_CLIENT,
  row: noteRow,
};

const STATUS_NAMES = new Map(STATUSES.map((status) => [status.id, status.name]));
const AUDITED = 3_000;

function auditRow(index: number, world: World): Row {
  const ticket = Math.max(0, world.tickets - AUDITED) + index;
  const life = lifeOfTicket(world, ticket);
  const client = clientOfTicket(world, ticket, life.occurred);
  const site = siteOfTicket(world, ticket, client);
  const user = userOfTicket(world, ticket, site);
  return {
    id: index + 1,
    ticket_id: ticket + 1,
    agent_id: life.agent + 1,
    user_id: user + 1,
    username: life.agent === 0 ? namesOfUser(world, user, site).name : namesOfAgent(world, life.agent).name,
    clientid: client + 1,
    date: isoInstant(life.lastAction),
    table_name: 'FAULTS',
    id1: ticket + 1,
    id2: 0,
    value: 'Status',
    from: 'New',
    to: STATUS_NAMES.get(life.status) ?? '',
    actoutcome: '',
    datetime_from: null,
    datetime_to: null,
  };
}

/** Audit: the last change of status of the latest tickets. */
export const auditEntry: SeedEntity = {
  entity: 'audit-entry',
  count: (world) => Math.min(AUDITED, world.tickets),
  row: auditRow,
};
