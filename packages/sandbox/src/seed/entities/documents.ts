import type { Row } from '../../tables/table.ts';
import { partiesOf, sellerOf } from '../billing/deal-parties.ts';
import { orderCount, orderOf } from '../billing/order-plan.ts';
import { fixedRows } from '../define-rows.ts';
import { FIRST_PERSON, namesOfAgent } from '../layout/agent-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { historyOf } from '../layout/history.ts';
import { DAY, HOUR, isoInstant } from '../layout/iso-instant.ts';
import { at, between, draw, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { lifeOfTicket } from '../tickets/ticket-life.ts';
import { clientOfTicket, siteOfTicket, userOfTicket } from '../tickets/ticket-people.ts';
import { TOPICS } from '../words/topics.ts';
import type { World } from '../world.ts';

/** Knowledge base articles: how each usual thing is solved. */
export const kbArticle = fixedRows('kb-article', (world) =>
  TOPICS.map((topic, index) => {
    const author = FIRST_PERSON + (index % Math.max(1, world.agents - FIRST_PERSON));
    const name = namesOfAgent(world, author % world.agents).name;
    const created = world.now - (640 - index * 9) * DAY;
    return {
      id: index + 1,
      name: topic.subject.replace(/[:]$/, '').replace(/ (for|on|at|by)$/, ''),
      description: topic.details,
      description_html: `<p>${topic.details}</p>`,
      use: 'kb',
      type: 0,
      inactive: index % 19 === 11,
      date_created: isoInstant(created),
      date_edited: isoInstant(created + 30 * DAY),
      next_review_date: isoInstant(created + 730 * DAY),
      limit_start_date: null,
      limit_end_date: null,
      view_count: (index * 37) % 211,
      useful_count: (index * 7) % 23,
      notuseful_count: index % 4,
      tag_string: '',
      kb_tags: '',
      link: '',
      resolution: topic.solution,
      resolution_html: `<p>${topic.solution}</p>`,
      creator_id: (author % world.agents) + 1,
      creator_name: name,
      editor_id: (author % world.agents) + 1,
      editor_name: name,
      ticket_id: 0,
      showforall: index % 3 === 0,
      last_review_date: isoInstant(created + 30 * DAY),
      reviewer_name: name,
      customfields: [],
    };
  }),
);

const FILES = ['screenshot.png', 'error.png', 'message.eml', 'log.txt'] as const;
const CONTENT_TYPES: Readonly<Record<string, string>> = { png: 'image/png', eml: 'message/rfc822', txt: 'text/plain' };

function attachmentRow(index: number, world: World): Row {
  const ticket = index * 11 + 4;
  const life = lifeOfTicket(world, ticket);
  const client = clientOfTicket(world, ticket, life.occurred);
  const user = userOfTicket(world, ticket, siteOfTicket(world, ticket, client));
  const h = draw(world.seed, STREAM.attachment, index);
  const filename = at(FILES, h % FILES.length);
  return {
    id: index + 1,
    guid: makeGuid(world.seed, 37, index),
    faultid: ticket + 1,
    ticket_id: ticket + 1,
    unique_id: ticket + 1,
    action_id: 1,
    filename,
    filesize: between(redraw(h), 900, 400_000),
    content_type: CONTENT_TYPES[filename.slice(-3)] ?? '',
    type: 0,
    desc: '',
    note: '',
    isimage: filename.endsWith('.png'),
    showforusers: true,
    showonchild: false,
    showonrelated: false,
    parent_id: 0,
    third_party_id: '',
    agent_id: 0,
    user_id: user + 1,
    datecreated: isoInstant(life.occurred),
    last_updated: isoInstant(life.occurred),
  };
}

/** Attachments: a file that came with every eleventh ticket. */
export const attachment: SeedEntity = {
  entity: 'attachment',
  count: (world) => (world.tickets < 5 ? 0 : Math.floor((world.tickets - 5) / 11) + 1),
  row: attachmentRow,
};

const REVIEWS = 8;

function appointmentRow(index: number, world: World): Row {
  const orders = orderCount(world);
  const isVisit = index < orders;
  const review = index - orders;
  const client = isVisit ? orderOf(world, index).client : at(contractsOf(world).managed, Math.floor(review / REVIEWS));
  const day = isVisit
    ? Math.floor((orderOf(world, index).bought + 4 * DAY) / DAY) * DAY
    : historyOf(world).start + ((review % REVIEWS) * 91 + (client % 60)) * DAY;
  const start = day + (isVisit ? 9 : 14) * HOUR;
  const agent = isVisit ? FIRST_PERSON + (index % Math.max(1, world.agents - FIRST_PERSON)) : sellerOf(world, client);
  const isPast = start < world.now;
  return {
    id: index + 1,
    subject: isVisit ? `Installation: ${orderOf(world, index).title}` : 'Quarterly account review',
    start_date: isoInstant(start),
    end_date: isoInstant(start + (isVisit ? 4 : 1) * HOUR),
    allday: false,
    agent_id: agent + 1,
    agent_name: namesOfAgent(world, agent).name,
    ...partiesOf(world, client),
    ticket_id: 0,
    appointment_type_id: isVisit ? 1 : 3,
    appointment_type_name: isVisit ? 'On-site Visit' : 'Account Review',
    complete_status: isPast ? 1 : 0,
    open_appointment_status: 0,
    is_private: false,
    is_task: false,
    _recurringmaster: false,
    recurring_master_id: '',
    recurring_desc: '',
    holiday_type: 0,
    holiday_id: null,
    shift_type_id: 0,
    shift_team_id: 0,
    shift_team_name: '',
    appointment_location_name: isVisit ? 'Client site' : 'Video call',
    online_meeting_url: isVisit ? '' : `https://meet.brightwater-it.example/${index}`,
    attendees: '',
    approval_status: 0,
    approvaldatetime: null,
    status: isPast ? 1 : 0,
    note: '',
    complete_note: '',
    complete_date: isPast ? isoInstant(start + (isVisit ? 4 : 1) * HOUR) : null,
    complete_agent_id: isPast ? agent + 1 : 0,
    reminderdate: null,
    complete_timetaken: 0,
    crmnote_id: 0,
    last_modified: isoInstant(Math.min(world.now, start)),
  };
}

/** Appointments: the installation of every sales order and the quarterly review of every managed client. */
export const appointment: SeedEntity = {
  entity: 'appointment',
  count: (world) => orderCount(world) + contractsOf(world).managed.length * REVIEWS,
  row: appointmentRow,
};
