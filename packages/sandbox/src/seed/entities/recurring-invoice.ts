import type { Row } from '../../tables/table.ts';
import { billedMonth, billingOf, MONTHS, type Recurring } from '../billing/billing-layout.ts';
import { lineRow, sumLines } from '../billing/line-rows.ts';
import { inPounds } from '../billing/money.ts';
import { type BilledLine, LINE_IDS, licenceOf, linesOfRecurring, QUANTITY } from '../billing/recurring-lines.ts';
import { membersOfTeam } from '../layout/agent-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { KINDS } from '../words/hardware.ts';
import type { World } from '../world.ts';
import { contractReference } from './client-contract.ts';

const TITLES = { managed: 'Managed services', connectivity: 'Connectivity and telephony' } as const;

/** A recurring invoice and its index. */
type Numbered = Recurring & { readonly index: number };

/** The id of a line of a recurring invoice. */
export const recurringLineId = (recurring: number, place: number): number => recurring * LINE_IDS + place;

function countedRows(world: World, { index, client }: Numbered, line: BilledLine): Row {
  const id = recurringLineId(index, line.place);
  const counted = { invoice_line_id: id, qty_free: 0, minimum_qty: 0, pro_rata: 0 };
  return {
    quantity_assets:
      line.quantityType === QUANTITY.assets
        ? line.countedTypes.map((type, n) => ({
            id: id * 4 + n,
            kind: 1,
            type_id: type,
            type_name: at(KINDS, type - 1).name,
            ...counted,
          }))
        : [],
    quantity_users:
      line.quantityType === QUANTITY.users ? [{ id: id * 4, kind: 2, type_id: 0, type_name: 'All users', ...counted }] : [],
    quantity_licences:
      line.quantityType === QUANTITY.licences
        ? [
            {
              id: id * 4,
              kind: 3,
              licence_id: licenceOf(world, client, line.licence) + 1,
              licence_name: line.product?.name ?? '',
              assigned_licences: false,
              ...counted,
            },
          ]
        : [],
    quantity_subscriptions: [],
  };
}

function recurringLine(world: World, recurring: Numbered, line: BilledLine): Row {
  const { index } = recurring;
  const isCalculated = line.quantityType !== QUANTITY.fixed;
  return {
    ...lineRow(line, {
      id: recurringLineId(index, line.place),
      header: index + 1,
      client: namesOfClient(world, recurring.client).name,
    }),
    contract_id: at(contractsOf(world).current, recurring.client) + 1,
    recurring_invoice_quantity_type: line.quantityType,
    recurring_invoice_price_type: 0,
    _is_calculated_line: isCalculated,
    calculate_price_from_assets: false,
    calculate_price_from_users: false,
    onetimecharge: false,
    autorenew: true,
    billingperiod: 1,
    prorata_next_invoice: isCalculated,
    prorata_quantity: 0,
    prorata_unit_price: 0,
    createproratadate: null,
    auto_increase_last_date: isoDate(billedMonth(world, MONTHS - 13)),
    ...countedRows(world, recurring, line),
  };
}

/** Members that are the same on every row of a recurring invoice. */
const SAME_FOR_ALL = {
  use: 'recurringinvoice',
  is_recurring_invoice: true,
  contactname: '',
  salesorder_id: 0,
  ticket_id: 0,
  period: 1,
  period_type: 2,
  periodname: 'Monthly',
  enddate: null,
  currency_code: 1,
  currency_code_name: 'Pound Sterling',
  currency_conversion_rate: 1,
  reviewrequired: false,
  order_number: '',
  notes_1: '',
  internal_note: '',
  last_synced: null,
} as const;

function row(index: number, world: World): Row {
  const recurring = at(billingOf(world).recurring, index);
  const { client, kind } = recurring;
  const names = namesOfClient(world, client);
  const lines = linesOfRecurring(world, recurring);
  const sums = sumLines(lines);
  const disabled = recurring.start >= MONTHS;
  const started = billedMonth(world, disabled ? 0 : recurring.start);
  const next = billedMonth(world, MONTHS);
  const finance = membersOfTeam(world, 6);
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    client_id: client + 1,
    client_name: names.name,
    sitenumber: client + 1,
    site_name: nameOfSite(world, client),
    name: TITLES[kind],
    accountsid: `C${10_000 + client}`,
    reference: TITLES[kind],
    contract_id: at(contractsOf(world).current, client) + 1,
    contract_ref: contractReference(world, at(contractsOf(world).current, client)),
    schedule_id: index + 1,
    disabled,
    startdate: isoDate(started),
    schedule_date: isoDate(next),
    nextcreationdate: disabled ? null : isoDate(next),
    lastcreated: disabled ? null : isoDate(billedMonth(world, MONTHS - 1)),
    invoice_date: isoDate(billedMonth(world, MONTHS - 1)),
    period_start_date: isoDate(next),
    period_end_date: isoDate(billedMonth(world, MONTHS + 1) - DAY),
    paymentterms: client % 4 === 1 ? 14 : 30,
    due_date_int: client % 4 === 1 ? 14 : 30,
    revenue: inPounds(sums.net),
    tax_total: inPounds(sums.tax),
    total: inPounds(sums.net + sums.tax),
    contains_calculated_quantity: lines.some((line) => line.quantityType !== QUANTITY.fixed),
    assigned_agent: finance.length === 0 ? 1 : at(finance, 0) + 1,
    date_created: isoInstant(started - 3 * DAY),
    last_modified: isoInstant(disabled ? started : billedMonth(world, MONTHS - 1)),
    schedule: {
      id: index + 1,
      name: TITLES[kind],
      period: 1,
      startdate: isoDate(started),
      lastcreated: disabled ? null : isoDate(billedMonth(world, MONTHS - 1)),
      nextcreationdate: isoDate(next),
      disabled,
    },
    lines: lines.map((line) => recurringLine(world, { ...recurring, index }, line)),
    customfields: [],
  };
}

/** Recurring invoices: one per managed client, a second for lines and telephony with every third. */
export const recurringInvoice: SeedEntity = {
  entity: 'recurring-invoice',
  count: (world) => billingOf(world).recurring.length,
  row,
};
