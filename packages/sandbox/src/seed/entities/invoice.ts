import type { Row } from '../../tables/table.ts';
import { billedMonth, billingOf, MONTHS } from '../billing/billing-layout.ts';
import { type InvoicePlan, invoiceOfPayment, paymentCount, planInvoice } from '../billing/invoice-plan.ts';
import { lineRow, sumLines } from '../billing/line-rows.ts';
import { inPounds } from '../billing/money.ts';
import { LINE_IDS } from '../billing/recurring-lines.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { contractReference } from './client-contract.ts';
import { recurringLineId } from './recurring-invoice.ts';

/** Numbers our own choice: 0 unpaid, 2 paid; 0 an invoice, 1 a credit note. */
const PAYMENT = { unpaid: 0, paid: 2 } as const;
const TYPE = { invoice: 0, credit: 1 } as const;

/** The id of a line of an invoice. */
const invoiceLineId = (invoice: number, place: number): number => invoice * LINE_IDS + place;

const numberOf = (index: number, plan: InvoicePlan): string =>
  plan.isPosted ? `${plan.kind === 'credit' ? 'CRN' : 'INV'}-${String(index + 10_001)}` : '';

function linesOf(
  world: World,
  plan: InvoicePlan,
  { index, contract }: { readonly index: number; readonly contract: number },
): Row[] {
  const client = namesOfClient(world, plan.client).name;
  return plan.lines.map((line) => ({
    ...lineRow(line, { id: invoiceLineId(index, line.place), header: index + 1, client }),
    contract_id: plan.kind === 'order' ? 0 : contract,
    recurring_invoice_id: plan.recurring < 0 ? 0 : plan.recurring + 1,
    recurring_invoice_line_id: plan.recurring < 0 ? 0 : recurringLineId(plan.recurring, line.place),
    salesorder_line_id: plan.order < 0 ? 0 : plan.order * LINE_IDS + line.place,
    purchaseorder_id: 0,
    supplier: line.product?.supplier ?? 0,
    xero_lineid: '',
  }));
}

/** Members that are the same on every row of an invoice. */
const SAME_FOR_ALL = {
  use: 'invoice',
  is_recurring_invoice: false,
  contactname: '',
  voided: false,
  approval_status: 0,
  reviewrequired: false,
  credit_used: 0,
  credit_outstanding: 0,
  currency: 'GBP',
  currency_code: 1,
  currency_code_name: 'Pound Sterling',
  currency_conversion_rate: 1,
  purchaseorder_id: 0,
  ticket_id: 0,
  supplier_id: 0,
  client_to_invoice_to_id: 0,
  qboid: 0,
  order_number: '',
  internal_note: '',
} as const;

function row(index: number, world: World): Row {
  const plan = planInvoice(world, index);
  const names = namesOfClient(world, plan.client);
  const sums = sumLines(plan.lines);
  const total = sums.net + sums.tax;
  const terms = plan.client % 4 === 1 ? 14 : 30;
  const current = at(contractsOf(world).current, plan.client);
  const contract = plan.kind === 'order' || current < 0 ? 0 : current + 1;
  const due = plan.date + terms * DAY;
  const sent = Math.min(plan.date + 10 * 3_600_000, world.now);
  const paidOn = due - (index % 9) * DAY;
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    client_id: plan.client + 1,
    client_name: names.name,
    sitenumber: plan.client + 1,
    site_name: nameOfSite(world, plan.client),
    name: names.name,
    accountsid: `C${10_000 + plan.client}`,
    invoicenumber: numberOf(index, plan),
    thirdpartyinvoicenumber: numberOf(index, plan),
    reference: plan.kind === 'order' ? `SO-${plan.order + 1}` : '',
    invoicetype: plan.kind === 'credit' ? TYPE.credit : TYPE.invoice,
    creation_source: plan.kind === 'recurring' ? 'Recurring Invoice' : 'Manual',
    posted: plan.isPosted,
    invoice_date: isoDate(plan.date),
    duedate: isoDate(due),
    dateposted: plan.isPosted ? isoInstant(sent) : null,
    datesent: plan.isPosted ? isoInstant(sent) : null,
    datepaid: plan.isPaid ? isoDate(paidOn) : null,
    paymentstatus: plan.isPaid ? PAYMENT.paid : PAYMENT.unpaid,
    emailstatus: plan.isPosted ? 1 : 0,
    revenue: inPounds(sums.net),
    tax_total: inPounds(sums.tax),
    total: inPounds(total),
    amountpaid: plan.isPaid ? inPounds(total) : 0,
    amountdue: plan.isPaid ? 0 : inPounds(total),
    paymentterms: terms,
    contract_id: contract,
    contract_ref: contract === 0 ? '' : contractReference(world, current),
    salesorder_id: plan.order < 0 ? 0 : plan.order + 1,
    recurring_invoice_id: plan.recurring < 0 ? 0 : plan.recurring + 1,
    creditlinkedtoinvoiceid: plan.credited < 0 ? 0 : plan.credited + 1,
    xeroid: plan.isPosted ? makeGuid(world.seed, 20, index) : '',
    xero_status: plan.isPosted ? 'AUTHORISED' : '',
    notes_1: plan.kind === 'credit' ? 'Credit for licences no longer used.' : '',
    ...periodOf(world, plan),
    date_created: isoInstant(plan.date),
    last_synced: plan.isPosted ? isoInstant(sent + 900_000 > world.now ? world.now : sent + 900_000) : null,
    last_modified: isoInstant(plan.isPaid ? paidOn : sent),
    lines: linesOf(world, plan, { index, contract }),
    customfields: [],
  };
}

function periodOf(world: World, plan: InvoicePlan): Row {
  if (plan.kind !== 'recurring') return { period_start_date: null, period_end_date: null };
  return { period_start_date: isoDate(plan.date), period_end_date: isoDate(billedMonth(world, plan.month + 1) - DAY) };
}

/** Invoices by month: made from recurring invoices on the first, then those of orders, then credit notes. */
export const invoice: SeedEntity = {
  entity: 'invoice',
  count: (world) => at(billingOf(world).invoiceStarts, MONTHS),
  row,
  quick: {
    id: (index) => index + 1,
    client_id: (index, world) => planInvoice(world, index).client + 1,
    invoice_date: (index, world) => Math.floor(planInvoice(world, index).date / DAY) * DAY,
  },
};

function paymentRow(index: number, world: World): Row {
  const paid = row(invoiceOfPayment(index), world);
  return {
    id: index + 1,
    invoice_id: paid['id'],
    invoice_invoicenumber: paid['invoicenumber'],
    client_id: paid['client_id'],
    client_name: paid['client_name'],
    amount: paid['total'],
    date: paid['datepaid'],
    method: 1,
    status: 2,
    intent_id: '',
    intent_date: null,
    webhook_received_date: null,
    thirdpartyid: '',
    xero_id: makeGuid(world.seed, 21, index),
    qbo_id: 0,
    sage50_reference: '',
  };
}

/** Payments: one for every paid invoice, in full. */
export const invoicePayment: SeedEntity = { entity: 'invoice-payment', count: paymentCount, row: paymentRow };
