import type { Row } from '../../tables/table.ts';
import { namesOfAgent, TEAMS } from '../layout/agent-layout.ts';
import { kindOfAsset, tagOfAsset } from '../layout/asset-kind.ts';
import { assetOf, layoutOf } from '../layout/client-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { ticketTime } from '../layout/history.ts';
import { isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { SERVICE_LEVELS, STATUSES, slaHours } from '../layout/service-levels.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { lifeOfTicket, type TicketLife, teamOf } from '../tickets/ticket-life.ts';
import { assetOfTicket, clientOfTicket, siteOfTicket, userOfTicket } from '../tickets/ticket-people.ts';
import { paddingOf, subjectOf } from '../tickets/ticket-text.ts';
import { topicOfTicket } from '../tickets/ticket-topic.ts';
import { CATEGORIES, FIRST_CATEGORY } from '../words/categories.ts';
import type { World } from '../world.ts';

const STATUS_NAMES = new Map(STATUSES.map((status) => [status.id, status.name]));
const CATEGORY_MEMBERS = CATEGORIES.map((path, place) => ({
  category_1: path,
  category_1_display: path.slice(0, path.indexOf('>')),
  category_2_display: path.slice(path.indexOf('>') + 1),
  categoryid_1: FIRST_CATEGORY + place,
}));

/** Bytes of a list row before its text is padded; the average over `small`. */
const UNPADDED_BYTES = 1_420;

/** Every eleventh ticket has a file (see the attachments). */
const hasAttachment = (index: number): boolean => index % 11 === 4;

const emptyOrInstant = (moment: number): string | null => (moment < 0 ? null : isoInstant(moment));

/** Members that are the same on every row of a ticket. */
const SAME_FOR_ALL = {
  parent_id: null,
  child_count: 0,
  inactive: false,
  estimate: 0,
  itemsprice: 0,
  excludefromsla: false,
  slaholdtime: 0,
} as const;

function row(index: number, world: World): Row {
  const life = lifeOfTicket(world, index);
  const client = clientOfTicket(world, index, life.occurred);
  const site = siteOfTicket(world, index, client);
  const user = userOfTicket(world, index, site);
  const person = namesOfUser(world, user, site);
  const asset = assetOfTicket(world, index, client);
  const summary = subjectOf(world, life.topic, { client, site, userName: person.name, asset });
  const padding = world.ticketRowBytes === 0 ? '' : paddingOf(index, world.ticketRowBytes - UNPADDED_BYTES);
  const details = padding === '' ? life.topic.details : `${life.topic.details} ${padding}`;
  const agent = namesOfAgent(world, life.agent);
  const hours = (life.firstQuarters + life.lastQuarters) / 4;
  const contract = at(contractsOf(world).current, client);
  const isClosed = life.closed >= 0;
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    summary,
    details,
    details_html: `<p>${details}</p>`,
    status_id: life.status,
    status_name: STATUS_NAMES.get(life.status) ?? '',
    tickettype_id: life.type.id,
    tickettype_name: life.type.name,
    sla_id: life.type.sla,
    sla_name: at(SERVICE_LEVELS, life.type.sla - 1).name,
    priority_id: life.level.priorityId,
    priority_name: life.level.name,
    client_id: client + 1,
    client_name: namesOfClient(world, client).name,
    site_id: site + 1,
    site_name: nameOfSite(world, site),
    user_id: user + 1,
    user_name: person.name,
    user_email: person.email,
    reportedby: life.type.id === 21 ? 'Monitoring' : person.name,
    team: TEAMS[teamOf(world, life.topic)].name,
    agent_id: life.agent + 1,
    agent_name: agent.name,
    ...at(CATEGORY_MEMBERS, life.topic.category),
    impact: life.level.priorityId < 3 ? 2 : 3,
    urgency: Math.min(3, life.level.priorityId),
    source: life.type.id === 21 ? 5 : index % 3 === 0 ? 1 : 0,
    attachment_count: hasAttachment(index) ? 1 : 0,
    flagged: draw(world.seed, STREAM.ticketLife, index) % 83 === 0,
    hasbeenclosed: isClosed,
    onhold: life.status === 4 || life.status === 5 || life.status === 6,
    timetaken: hours,
    chargehours: contract < 0 ? hours : 0,
    nonchargehours: contract < 0 ? 0 : hours,
    ...courseOf(life),
    workflow_id: life.type.workflow,
    workflow_step: isClosed ? 3 : life.status === 1 ? 1 : 2,
    isimportantcontact: user % 40 === 3,
    contract_id: contract < 0 ? 0 : contract + 1,
    inventory_number: asset < 0 ? '' : tagOfAsset(world, client, asset),
    closure_note: isClosed ? life.topic.solution : '',
    assets: asset < 0 ? [] : [assetStub(world, client, asset)],
    customfields: customFieldsOf(life),
  };
}

/** The required custom fields of the types that have any (see the ticket types). */
function customFieldsOf(life: TicketLife): readonly Row[] {
  if (life.type.id === 2)
    return [
      customValue(203, 'CFChangeReason', 'Vendor advisory'),
      customValue(204, 'CFRollbackPlan', 'Previous version kept on the device.'),
    ];
  if (life.type.id === 11) return [customValue(205, 'CFStartDate', isoInstant(life.occurred + 7 * 86_400_000))];
  return [];
}

const customValue = (id: number, name: string, value: string): Row => ({ id, name, usage: 1, value, display: value });

/** Whether something came within its hours: `I` inside, `O` outside. */
const inside = (life: TicketLife, moment: number, hours: number): string =>
  moment < 0 ? '' : moment <= life.occurred + slaHours(hours) ? 'I' : 'O';

/** When things happened, and whether in time. */
function courseOf(life: TicketLife): Row {
  const occurred = isoInstant(life.occurred);
  const last = isoInstant(life.lastAction);
  return {
    dateoccurred: occurred,
    datecreated: occurred,
    respondbydate: isoInstant(life.occurred + slaHours(life.level.responseHours)),
    fixbydate: isoInstant(life.occurred + slaHours(life.level.fixHours)),
    responsedate: emptyOrInstant(life.responded),
    slaresponsestate: inside(life, life.responded, life.level.responseHours),
    slastate: inside(life, life.closed, life.level.fixHours),
    dateassigned: emptyOrInstant(life.assigned),
    dateclosed: emptyOrInstant(life.closed),
    lastactiondate: last,
    last_update: last,
  };
}

function assetStub(world: World, client: number, n: number): Row {
  const kind = kindOfAsset(client, n);
  const tag = tagOfAsset(world, client, n);
  return {
    id: assetOf(layoutOf(world), client, n) + 1,
    inventory_number: tag,
    key_field: tag,
    client_id: client + 1,
    assettype_id: kind.id,
    assettype_name: kind.name,
  };
}

/** Tickets: logged through working days, worked by their team, closed as their SLA allows or not. */
export const ticket: SeedEntity = {
  entity: 'ticket',
  count: (world) => world.tickets,
  row,
  quick: {
    id: (index) => index + 1,
    client_id: (index, world) => clientOfTicket(world, index) + 1,
    site_id: (index, world) => siteOfTicket(world, index, clientOfTicket(world, index)) + 1,
    user_id: (index, world) => userOfTicket(world, index, siteOfTicket(world, index, clientOfTicket(world, index))) + 1,
    tickettype_id: (index, world) => topicOfTicket(world, index).type,
    categoryid_1: (index, world) => FIRST_CATEGORY + topicOfTicket(world, index).category,
    priority_id: (index, world) => lifeOfTicket(world, index).level.priorityId,
    status_id: (index, world) => lifeOfTicket(world, index).status,
    agent_id: (index, world) => lifeOfTicket(world, index).agent + 1,
    dateoccurred: (index, world) => ticketTime(world, index),
    dateclosed: (index, world) => {
      const closed = lifeOfTicket(world, index).closed;
      return closed < 0 ? Number.NaN : closed;
    },
    last_update: (index, world) => lifeOfTicket(world, index).lastAction,
    lastactiondate: (index, world) => lifeOfTicket(world, index).lastAction,
  },
};
