import type { Row } from '../../tables/table.ts';
import { partiesOf } from '../billing/deal-parties.ts';
import { PRODUCTS } from '../billing/items.ts';
import { inPounds } from '../billing/money.ts';
import { orderCount, orderOf } from '../billing/order-plan.ts';
import { membersOfTeam, namesOfAgent, TEAMS } from '../layout/agent-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { namesOfClient } from '../layout/names.ts';
import { SERVICE_LEVELS } from '../layout/service-levels.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { indexFrom } from './opportunity.ts';

/** Ids of projects begin here (see FIRST_OPPORTUNITY). */
const FIRST_PROJECT = 3_000_001;

/** Every third sales order needs a project. */
const projectCount = (world: World): number => Math.ceil(orderCount(world) / 3);

/** Members that are the same on every row of a project. */
const SAME_FOR_ALL = {
  details: 'Delivery of the accepted quotation: preparation, installation, handover.',
  use: 'project',
  user_email: '',
  reportedby: '',
  tickettype_id: 5,
  tickettype_name: 'Project',
  sla_id: 3,
  category_1: '',
  parent_id: null,
  child_count: 0,
  child_count_open: 0,
  onhold: false,
  inactive: false,
  flagged: false,
  followupdate: null,
  nonchargehours: 0,
  itemsprice: 0,
  cost: 0,
  projectinternaltask: false,
  milestone_name: 'Handover',
  third_party_id_string: '',
} as const;

/** Hours and money, planned and spent; the price of an engineer's hour is that of the price list. */
function hoursOf(project: number, budget: number, actual: number): Row {
  const rate = at(PRODUCTS, 22).price;
  return {
    estimate: budget,
    estimatedays: budget / 8,
    timetaken: actual,
    chargehours: actual,
    projecttimebudget: budget,
    projecttimeactual: actual,
    projectmoneybudget: inPounds(budget * rate),
    projectmoneyactual: inPounds(actual * rate),
    budgets: [
      {
        id: project - FIRST_PROJECT + 1,
        ticket_id: project,
        budgettype_id: 1,
        budgettype_name: 'Engineering',
        hours: budget,
        rate: inPounds(rate),
        money: inPounds(budget * rate),
        actual_hours: actual,
      },
    ],
  };
}

function row(index: number, world: World): Row {
  const order = orderOf(world, index * 3);
  const h = draw(world.seed, STREAM.project, index);
  const members = membersOfTeam(world, 2);
  const agent = members.length === 0 ? 0 : at(members, index % members.length);
  const start = order.bought + 4 * DAY;
  const target = start + (10 + (h % 40)) * DAY;
  const done = target + ((h >>> 8) % 10) * DAY - 4 * DAY;
  const isClosed = done < world.now;
  const budget = 8 + (h % 9) * 4;
  const actual = isClosed ? budget + ((h >>> 12) % 7) - 3 : Math.floor(budget / 2);
  const level = at(at(SERVICE_LEVELS, 2).priorities, 3);
  const contract = at(contractsOf(world).current, order.client);
  const last = isClosed ? done : Math.min(world.now - DAY, start + 2 * DAY);
  const milestone = { start_date: isoDate(start), target_date: isoDate(target) };
  return {
    ...SAME_FOR_ALL,
    id: FIRST_PROJECT + index,
    summary: `${order.title}: ${namesOfClient(world, order.client).name}`,
    ...partiesOf(world, order.client),
    agent_id: agent + 1,
    agent_name: namesOfAgent(world, agent).name,
    team: TEAMS[2].name,
    status_id: isClosed ? 33 : start > world.now ? 31 : 32,
    status_name: isClosed ? 'Completed' : start > world.now ? 'Planning' : 'In Delivery',
    sla_name: at(SERVICE_LEVELS, 2).name,
    priority_id: level.priorityId,
    priority_name: level.name,
    dateoccurred: isoInstant(order.ordered),
    datecreated: isoInstant(order.ordered),
    dateassigned: isoInstant(order.ordered),
    dateclosed: isClosed ? isoInstant(done) : null,
    lastactiondate: isoInstant(Math.max(last, order.ordered)),
    last_update: isoInstant(Math.max(last, order.ordered)),
    hasbeenclosed: isClosed,
    startdate: isoDate(start),
    targetdate: isoDate(target),
    deadlinedate: isoDate(target + 14 * DAY),
    ...hoursOf(FIRST_PROJECT + index, budget, actual),
    projecttimepercentage: isClosed ? 100 : 50,
    contract_id: contract < 0 ? 0 : contract + 1,
    salesorder_id: index * 3 + 1,
    milestone_id: index + 1,
    milestone_startdate: milestone.start_date,
    milestone_enddate: milestone.target_date,
    milestones: [{ id: index + 1, ticket_id: FIRST_PROJECT + index, name: 'Handover', sequence: 1, ...milestone }],
    customfields: [],
  };
}

/** Projects: the delivery of every third sales order. */
export const project: SeedEntity = {
  entity: 'project',
  count: projectCount,
  row,
  keyAt: (index) => FIRST_PROJECT + index,
  indexOf: (key, world) => indexFrom(key, FIRST_PROJECT, projectCount(world)),
};
