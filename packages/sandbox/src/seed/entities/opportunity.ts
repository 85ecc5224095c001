import type { Row } from '../../tables/table.ts';
import { FIRST_OPPORTUNITY, partiesOf, resultOf, sellerOf } from '../billing/deal-parties.ts';
import { sumLines } from '../billing/line-rows.ts';
import { inPounds } from '../billing/money.ts';
import { dealCount, dealOf } from '../billing/order-plan.ts';
import { namesOfAgent, TEAMS } from '../layout/agent-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { namesOfClient } from '../layout/names.ts';
import { SERVICE_LEVELS } from '../layout/service-levels.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

const STAGES = {
  open: [2, 'Proposal', 22, 'Proposal Sent', 50],
  won: [4, 'Won', 23, 'Won', 100],
  lost: [5, 'Lost', 24, 'Lost', 0],
} as const;

/** Members that are the same on every row of an opportunity. */
const SAME_FOR_ALL = {
  use: 'opportunity',
  tickettype_id: 7,
  tickettype_name: 'Opportunity',
  sla_id: 3,
  category_1: '',
  parent_id: null,
  onhold: false,
  inactive: false,
  flagged: false,
  opptel: '01632 960555',
  oppcountry: 'United Kingdom',
  oppregion: '',
  opptype: 'Existing customer',
  oppcurrentsystem: '',
  oppcompetitors: '',
  opphear: '',
  oppproductchosen: '',
  oppclosurecategory: 0,
  opptrialdate: null,
  oppdemodate: null,
  oppdiscountdate: null,
  quotation_count: 1,
  third_party_id_string: '',
} as const;

function row(index: number, world: World): Row {
  const deal = dealOf(world, index);
  const result = resultOf(world, deal);
  const [stage, stageName, status, statusName, probability] = STAGES[result];
  const sums = sumLines(deal.lines);
  const parties = partiesOf(world, deal.client);
  const names = namesOfClient(world, deal.client);
  const seller = sellerOf(world, deal.client);
  const since = deal.quoted - 6 * DAY;
  const closed = result === 'open' ? -1 : Math.min(world.now, deal.quoted + (result === 'won' ? 2 : 30) * DAY);
  const last = closed < 0 ? deal.quoted : closed;
  const level = at(at(SERVICE_LEVELS, 2).priorities, 3);
  return {
    ...SAME_FOR_ALL,
    id: FIRST_OPPORTUNITY + index,
    summary: `${deal.title} for ${names.name}`,
    details: `Raised in the quarterly review. ${deal.title}.`,
    ...parties,
    user_email: `purchasing@${names.domain}`,
    reportedby: parties['user_name'],
    agent_id: seller + 1,
    agent_name: namesOfAgent(world, seller).name,
    team: TEAMS[5].name,
    status_id: status,
    status_name: statusName,
    sla_name: at(SERVICE_LEVELS, 2).name,
    priority_id: level.priorityId,
    priority_name: level.name,
    dateoccurred: isoInstant(since),
    datecreated: isoInstant(since),
    dateassigned: isoInstant(since),
    dateclosed: closed < 0 ? null : isoInstant(closed),
    lastactiondate: isoInstant(last),
    last_update: isoInstant(last),
    hasbeenclosed: closed >= 0,
    oppcompanyname: names.name,
    oppcontactname: parties['user_name'],
    oppemailaddress: `purchasing@${names.domain}`,
    oppvalue: inPounds(sums.net),
    oppvalueadjusted: inPounds(Math.round((sums.net * probability) / 100)),
    oppprofit: inPounds(sums.net - sums.cost),
    oppconversionprobability: probability,
    pipeline_stage_id: stage,
    pipeline_stage_name: stageName,
    oppreason: result === 'lost' ? 'Budget' : '',
    oppconverteddate: result === 'won' ? isoDate(closed) : null,
    followupdate: closed < 0 ? isoDate(world.now + 3 * DAY) : null,
    nextactivitydate: closed < 0 ? isoDate(world.now + 3 * DAY) : null,
    targetdate: isoDate(deal.quoted + 30 * DAY),
    customfields: [],
  };
}

/** Opportunities: every deal, quoted six days after it was raised. */
export const opportunity: SeedEntity = {
  entity: 'opportunity',
  count: dealCount,
  row,
  keyAt: (index) => FIRST_OPPORTUNITY + index,
  indexOf: (key, world) => indexFrom(key, FIRST_OPPORTUNITY, dealCount(world)),
};

/** The index of a key that counts from `first`, or -1. */
export function indexFrom(key: number | string, first: number, count: number): number {
  const index = typeof key === 'number' ? key - first : -1;
  return Number.isInteger(index) && index >= 0 && index < count ? index : -1;
}
