import type { Row } from '../../tables/table.ts';
import { billedMonth, billingOf, MONTHS } from '../billing/billing-layout.ts';
import { sumLines } from '../billing/line-rows.ts';
import { inPounds } from '../billing/money.ts';
import { linesOfRecurring } from '../billing/recurring-lines.ts';
import { membersOfTeam, namesOfAgent } from '../layout/agent-layout.ts';
import { hasLeft } from '../layout/client-life.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { clientSince } from '../layout/history.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

/** The reference of a contract: `HAR12-MSA`, an earlier one with a number. */
export function contractReference(world: World, index: number): string {
  const contracts = contractsOf(world);
  return `${namesOfClient(world, at(contracts.client, index)).code}-MSA${at(contracts.past, index) === 1 ? '-1' : ''}`;
}

function monthlyCharge(world: World, client: number): number {
  const managed = billingOf(world).recurring.find((one) => one.client === client && one.kind === 'managed');
  return managed === undefined ? 0 : sumLines(linesOfRecurring(world, managed)).net;
}

/** Members that are the same on every row of a contract. */
const SAME_FOR_ALL = {
  refextra: '',
  refextra2: '',
  use: 'contract',
  user_id: 0,
  user_name: '',
  started: true,
  subtype: 1,
  contracttype: 1,
  contracttype_name: 'Managed Services Agreement',
  sla_id: 1,
  sla_name: 'Standard SLA',
  billingperiod: 1,
  billingdescription: 1,
  asset_value: 0,
  next_call_date: null,
  asset_end_date: null,
  termmonths: 12,
  rollingcontract: true,
  numberofunitsfree: 0,
  contract_prepaytotal: 0,
  contract_prepayused: 0,
  contract_prepaybalance: 0,
  salesorder_id: 0,
  invoicedescription: 'Managed services as agreed',
} as const;

function row(index: number, world: World): Row {
  const contracts = contractsOf(world);
  const client = at(contracts.client, index);
  const isPast = at(contracts.past, index) === 1;
  const left = hasLeft(client);
  const since = clientSince(world, client);
  const hadEarlier = client % 5 === 1;
  const renewed = since + 365 * DAY;
  const start = !isPast && hadEarlier ? Math.min(renewed, world.now - 40 * DAY) : since;
  const end = isPast
    ? Math.min(renewed, world.now - 40 * DAY) - DAY
    : left
      ? world.now - 120 * DAY
      : start + 365 * DAY * (1 + Math.floor((world.now - start) / (365 * DAY)));
  const expired = end < world.now;
  const charge = isPast ? 0 : monthlyCharge(world, client);
  const sales = membersOfTeam(world, 5);
  const author = sales.length === 0 ? 0 : at(sales, client % sales.length);
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    ref: contractReference(world, index),
    client_id: client + 1,
    client_name: namesOfClient(world, client).name,
    site_id: client + 1,
    site_name: nameOfSite(world, client),
    start_date: isoDate(start),
    end_date: isoDate(end),
    expired,
    active: !expired,
    contract_status: expired ? 'Expired' : 'Active',
    status: expired ? 2 : 1,
    periodchargeamount: inPounds(charge),
    costperperiod: inPounds(charge),
    next_invoice_date: expired ? null : isoDate(billedMonth(world, MONTHS)),
    periodicinvoicenextdate: expired ? null : isoDate(billedMonth(world, MONTHS)),
    createdby_id: author + 1,
    createdby_name: namesOfAgent(world, author).name,
    note: isPast ? 'Renewed.' : '',
    last_modified: isoInstant(Math.max(start, Math.min(end, world.now - 30 * DAY))),
    billingplans: [
      {
        client_id: client + 1,
        seq: 1,
        plan_id: index + 1,
        plan_contract_id: index + 1,
        plan_name: 'Remote support included',
        billing_plan_desc: 'Covered',
      },
    ],
    customfields: [],
  };
}

/** Client contracts: a running one per managed client, an earlier one before it with every fifth. */
export const clientContract: SeedEntity = { entity: 'client-contract', count: (world) => contractsOf(world).client.length, row };
