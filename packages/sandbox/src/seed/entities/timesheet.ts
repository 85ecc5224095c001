import type { Row } from '../../tables/table.ts';
import { FIRST_PERSON, namesOfAgent } from '../layout/agent-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { historyOf } from '../layout/history.ts';
import { DAY, HOUR, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { namesOfClient, namesOfUser } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { lifeOfTicket } from '../tickets/ticket-life.ts';
import { assetOfTicket, clientOfTicket, siteOfTicket, userOfTicket } from '../tickets/ticket-people.ts';
import { subjectOf } from '../tickets/ticket-text.ts';
import { workOf, workWindowOf } from '../tickets/work-window.ts';
import { CATEGORIES } from '../words/categories.ts';
import type { World } from '../world.ts';

function eventRow(index: number, world: World): Row {
  const ticket = workWindowOf(world).firstTicket + index;
  const life = lifeOfTicket(world, ticket);
  const client = clientOfTicket(world, ticket, life.occurred);
  const site = siteOfTicket(world, ticket, client);
  const user = userOfTicket(world, ticket, site);
  const person = namesOfUser(world, user, site);
  const hours = life.firstQuarters / 4;
  const contract = at(contractsOf(world).current, client);
  const start = isoInstant(life.responded - hours * HOUR);
  return {
    id: index + 1,
    agent_id: life.agent + 1,
    event_type: 0,
    break_type: 0,
    subject: subjectOf(world, life.topic, {
      client,
      site,
      userName: person.name,
      asset: assetOfTicket(world, ticket, client),
    }),
    start_date: start,
    end_date: isoInstant(life.responded),
    originalstartdate: start,
    timetaken: hours,
    traveltime: 0,
    mileage: 0,
    ticket_id: ticket + 1,
    action_number: 2,
    action_invoice_number: 0,
    tickettype_id: life.type.id,
    client_id: client + 1,
    customer: namesOfClient(world, client).name,
    site_id: site + 1,
    user_name: person.name,
    contract_id: contract < 0 ? 0 : contract + 1,
    charge_rate: 1,
    holiday_id: 0,
    category1: at(CATEGORIES, life.topic.category),
    category2: '',
    note: 'Thank you for getting in touch. I have looked at it and am working on it now.',
    agents: [{ id: String(life.agent + 1), name: namesOfAgent(world, life.agent).name }],
  };
}

/** Time entries of the last weeks: the first response of every ticket, as its second action has it. */
export const timesheetEvent: SeedEntity = {
  entity: 'timesheet-event',
  count: (world) => workWindowOf(world).tickets,
  row: eventRow,
};

const peopleOf = (world: World): number => Math.max(0, world.agents - FIRST_PERSON);

function sheetRow(index: number, world: World): Row {
  const window = workWindowOf(world);
  const people = peopleOf(world);
  const day = window.firstDay + Math.floor(index / people);
  const agent = FIRST_PERSON + (index % people);
  const midnight = historyOf(world).start + day * DAY;
  const isWorkday = ![0, 6].includes(new Date(midnight).getUTCDay());
  const tickets = workOf(world, day, agent);
  const events = tickets.map((ticket) => eventRow(ticket - window.firstTicket, world));
  const hours = events.reduce((sum, event) => sum + Number(event['timetaken']), 0);
  const target = isWorkday ? 7.5 : 0;
  return {
    id: index + 1,
    agent_id: agent + 1,
    agent_name: namesOfAgent(world, agent).name,
    colour: '#3b82f6',
    date: isoDate(midnight),
    start_time: isWorkday ? isoInstant(midnight + 8.5 * HOUR) : null,
    end_time: isWorkday ? isoInstant(midnight + 17 * HOUR) : null,
    estimated_start_time: isoInstant(midnight + 8.5 * HOUR),
    estimated_end_time: isoInstant(midnight + 17 * HOUR),
    target_hours: target,
    actual_hours: hours,
    work_hours: target,
    break_hours: isWorkday ? 1 : 0,
    allowed_break_hours: 1,
    unlogged_hours: Math.max(0, target - hours),
    chargeable_hours: events.reduce((sum, event) => sum + (event['contract_id'] === 0 ? Number(event['timetaken']) : 0), 0),
    forecasting_hours: 0,
    percentage: target === 0 ? 0 : Math.round((hours * 100) / target),
    workdayid: 1,
    timesheet_manager: FIRST_PERSON + 1,
    approval: { id: index + 1, tsid: index + 1, unum: agent + 1, approvalstatus: 0, approvedby: 0 },
    events,
  };
}

/** Timesheets: a day per agent, adding up that day's time entries. */
export const timesheet: SeedEntity = {
  entity: 'timesheet',
  count: (world) => workWindowOf(world).days * peopleOf(world),
  row: sheetRow,
};
