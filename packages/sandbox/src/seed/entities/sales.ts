import type { Row } from '../../tables/table.ts';
import { invoiceOfOrder, planInvoice } from '../billing/invoice-plan.ts';
import { SUPPLIERS } from '../billing/items.ts';
import { sumLines } from '../billing/line-rows.ts';
import { inPounds, taxOn } from '../billing/money.ts';
import { type Deal, dealCount, dealOf, orderCount, orderOf } from '../billing/order-plan.ts';
import { type BilledLine, LINE_IDS } from '../billing/recurring-lines.ts';
import { membersOfTeam, namesOfAgent } from '../layout/agent-layout.ts';
import { layoutOf } from '../layout/client-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

/** Ids of opportunities begin here, so that they never meet ids of tickets: in Halo all share one sequence. */
export const FIRST_OPPORTUNITY = 2_000_001;

const POUNDS = { currency_code: 1, currency_code_name: 'Pound Sterling', currency_conversion_rate: 1 } as const;

/** The client, its main site, and the person there who decides. */
export function partiesOf(world: World, client: number): Row {
  const layout = layoutOf(world);
  const first = at(layout.userStarts, client);
  const user = at(layout.userStarts, client + 1) - first > 1 ? first + 1 : first;
  return {
    client_id: client + 1,
    client_name: namesOfClient(world, client).name,
    site_id: client + 1,
    site_name: nameOfSite(world, client),
    user_id: user + 1,
    user_name: namesOfUser(world, user, client).name,
  };
}

/** The account manager who looks after a deal. */
export function sellerOf(world: World, client: number): number {
  const sales = membersOfTeam(world, 5);
  return sales.length === 0 ? 0 : at(sales, client % sales.length);
}

/** Whether a deal was won, lost, or is still open: even ones were won, odd ones of the last six weeks are open. */
export function resultOf(world: World, deal: Deal): 'won' | 'lost' | 'open' {
  if (deal.index % 2 === 0) return 'won';
  return world.now - deal.quoted < 42 * DAY ? 'open' : 'lost';
}

function quotationLine(line: BilledLine, deal: number, client: number): Row {
  const net = line.quantity * line.unitPrice;
  const product = line.product;
  return {
    id: deal * LINE_IDS + line.place,
    qhid: deal + 1,
    sort_seq: line.place * 10,
    item_id: product?.id ?? 0,
    productcode: product?.code ?? '',
    name: product?.name ?? '',
    description: product?.name ?? '',
    current_quantity: line.quantity,
    baseprice: inPounds(line.unitPrice),
    costprice: inPounds(product?.cost ?? 0),
    net_total: inPounds(net),
    total_tax: inPounds(taxOn(net)),
    total_price: inPounds(net + taxOn(net)),
    total_discount: 0,
    discount_perc: 0,
    margin: inPounds(net - line.quantity * (product?.cost ?? 0)),
    billingperiod: 0,
    item_recurring: false,
    optional: false,
    item_taxable: true,
    autorenew: false,
    startdate: null,
    group_id: 0,
    isgroupdesc: false,
    approval_status: 0,
    supplier_id: product?.supplier ?? 0,
    supplier_name: product === null ? '' : at(SUPPLIERS, product.supplier - 1)[0],
    line_site_id: client + 1,
    site_name: '',
    item_tax_code: 1,
    tax_name: 'VAT 20%',
    nominal_code: product?.group === 6 ? '4020' : '4000',
    note: '',
    customfields: [],
  };
}

function quotationRow(index: number, world: World): Row {
  const deal = dealOf(world, index);
  const sums = sumLines(deal.lines);
  const result = resultOf(world, deal);
  const seller = sellerOf(world, deal.client);
  const name = namesOfAgent(world, seller).name;
  const parties = partiesOf(world, deal.client);
  const answered = result === 'won' ? isoInstant(orderOf(world, index >> 1).ordered) : null;
  return {
    id: index + 1,
    title: deal.title,
    po_ref: '',
    use: 'quote',
    ...parties,
    ticket_id: FIRST_OPPORTUNITY + index,
    agent_id: seller + 1,
    assigned_agent: seller + 1,
    assigned_agent_name: name,
    createdbyagentname: name,
    status: result === 'won' ? 2 : result === 'lost' ? 3 : 1,
    date: isoInstant(deal.quoted),
    expiry_date: isoDate(deal.quoted + 30 * DAY),
    approvalstate: result === 'won' ? 2 : 0,
    approvaldatetime: answered,
    approvalname: result === 'won' ? parties['user_name'] : '',
    approvalemailaddress: '',
    approvalnote: '',
    internal_approval_status: 0,
    internal_approvaldatetime: null,
    revenue: inPounds(sums.net),
    tax_total: inPounds(sums.tax),
    total: inPounds(sums.net + sums.tax),
    margin: inPounds(sums.net - sums.cost),
    carriage_price: 0,
    ...POUNDS,
    salesorder_id: result === 'won' ? (index >> 1) + 1 : 0,
    ponumber: '',
    quote_viewed: result !== 'open',
    is_leased: false,
    third_party_number: '',
    third_party_url: '',
    scope: `${deal.title} for ${String(parties['client_name'])}.`,
    note: '',
    last_update_time: answered ?? isoInstant(Math.min(world.now, deal.quoted + 3_600_000)),
    lines: deal.lines.map((line) => quotationLine(line, index, deal.client)),
    customfields: [],
    external_links: [],
  };
}

/** Quotations: one per opportunity. */
export const quotation: SeedEntity = { entity: 'quotation', count: dealCount, row: quotationRow };

function orderLine(world: World, line: BilledLine, order: number, client: number): Row {
  const net = line.quantity * line.unitPrice;
  const cost = line.quantity * (line.product?.cost ?? 0);
  return {
    id: order * LINE_IDS + line.place,
    salesorder_id: order + 1,
    sort_seq: line.place * 10,
    name: line.product?.name ?? '',
    productcode: line.product?.code ?? '',
    item_id: line.product?.id ?? 0,
    baseprice: inPounds(line.unitPrice),
    costprice: inPounds(line.product?.cost ?? 0),
    profit: inPounds(line.unitPrice - (line.product?.cost ?? 0)),
    quantity_shipped: line.quantity,
    invoiced_quantity: line.quantity,
    net_total: inPounds(net),
    total_tax: inPounds(taxOn(net)),
    total_costprice: inPounds(cost),
    total_profit: inPounds(net - cost),
    supplier_id: line.product?.supplier ?? 0,
    quotation_line_id: order * 2 * LINE_IDS + line.place,
    group_id: 0,
    isgroupdesc: false,
    line_site_id: client + 1,
    site_name: nameOfSite(world, client),
    invoice_id: invoiceOfOrder(world, order) + 1,
  };
}

function orderRow(index: number, world: World): Row {
  const order = orderOf(world, index);
  const sums = sumLines(order.lines);
  const seller = sellerOf(world, order.client);
  const invoiceIndex = invoiceOfOrder(world, index);
  const isInvoiced = planInvoice(world, invoiceIndex).isPosted;
  return {
    id: index + 1,
    title: order.title,
    po_number: `PO${String(20_000 + index * 3)}`,
    use: 'salesorder',
    ...partiesOf(world, order.client),
    ticket_id: FIRST_OPPORTUNITY + index * 2,
    assigned_agent: seller + 1,
    assigned_agent_name: namesOfAgent(world, seller).name,
    createdby_agent_id: seller + 1,
    createdbyagentname: namesOfAgent(world, seller).name,
    client_to_invoice_to_id: order.client + 1,
    status: isInvoiced ? 2 : 1,
    open_status: isInvoiced ? 0 : 1,
    ship_status: 'Shipped',
    date: isoInstant(order.ordered),
    ship_date: isoDate(order.bought + 2 * DAY),
    datereceived: isoInstant(order.ordered),
    invoice_date: isoDate(order.invoiced),
    invoicenumber: isInvoiced ? `INV-${invoiceIndex + 10_001}` : '',
    revenue: inPounds(sums.net),
    tax_total: inPounds(sums.tax),
    total: inPounds(sums.net + sums.tax),
    cost: inPounds(sums.cost),
    profit: inPounds(sums.net - sums.cost),
    outstanding_total: 0,
    percentage_invoiced: 100,
    invoice_count: 1,
    purchaseorder_count: 1,
    ...POUNDS,
    quotation_id: index * 2 + 1,
    do_not_invoice: false,
    linked_to_ticket: false,
    linked_to_opportunity: true,
    linked_to_project: false,
    accountsref: '',
    summary: order.title,
    note: '',
    last_update_time: isoInstant(Math.max(order.ordered, order.invoiced)),
    lines: order.lines.map((line) => orderLine(world, line, index, order.client)),
    customfields: [],
    external_links: [],
  };
}

/** Sales orders: one per quotation that was accepted. */
export const salesOrder: SeedEntity = { entity: 'sales-order', count: orderCount, row: orderRow };

function purchaseRow(index: number, world: World): Row {
  const order = orderOf(world, index);
  const lines = order.lines.filter((line) => line.product !== null && line.product.supplier !== 1);
  const supplier = at(lines, 0).product?.supplier ?? 2;
  const net = lines.reduce((sum, line) => sum + line.quantity * (line.product?.cost ?? 0), 0);
  const tax = lines.reduce((sum, line) => sum + taxOn(line.quantity * (line.product?.cost ?? 0)), 0);
  const buyer = membersOfTeam(world, 6)[0] ?? 0;
  const name = namesOfAgent(world, buyer).name;
  return {
    id: index + 1,
    title: order.title,
    po_ref: `BW-PO-${index + 1}`,
    use: 'purchaseorder',
    ...partiesOf(world, order.client),
    ticket_id: 0,
    supplier_id: supplier,
    supplier_name: at(SUPPLIERS, supplier - 1)[0],
    suppliers_order_reference: `${70_000 + index * 7}`,
    assigned_agent: buyer + 1,
    assigned_agent_name: name,
    createdbyagentname: name,
    auth_by: name,
    status: 2,
    goodsin_status: 2,
    thirdparty_status: 0,
    date: isoInstant(order.bought),
    datesent: isoInstant(order.bought),
    date_published: null,
    duedate: isoDate(order.bought + 30 * DAY),
    est_delivery_date: isoDate(order.bought + 2 * DAY),
    approval_status: 0,
    approvaldatetime: null,
    approvalnote: '',
    price: inPounds(net),
    tax_total: inPounds(tax),
    total: inPounds(net + tax),
    carriage_price: 0,
    percentage_invoiced: 100,
    invoice_count: 0,
    ...POUNDS,
    salesorder_id: index + 1,
    deliver_to_us: index % 3 === 0,
    cost_centre_id: 0,
    cost_centre_name: '',
    accounts_ref: '',
    '3rd_party_ponumber': '',
    third_party_id: '',
    xero_id: '',
    xero_status: '',
    note: '',
    last_synced: null,
    last_update_time: isoInstant(order.bought),
    lines: lines.map((line) => purchaseLine(line, index)),
    customfields: [],
  };
}

function purchaseLine(line: BilledLine, order: number): Row {
  const cost = line.product?.cost ?? 0;
  const net = line.quantity * cost;
  return {
    id: order * LINE_IDS + line.place,
    purchaseorder_id: order + 1,
    sort_seq: line.place * 10,
    name: line.product?.name ?? '',
    productcode: line.product?.code ?? '',
    item_id: line.product?.id ?? 0,
    quantity_received: line.quantity,
    baseprice: inPounds(cost),
    net_total: inPounds(net),
    total_tax: inPounds(taxOn(net)),
    total_price: inPounds(net + taxOn(net)),
    salesorder_id: order + 1,
    salesorder_line_id: order * LINE_IDS + line.place,
    group_id: 0,
    isgroupdesc: false,
  };
}

/** Purchase orders: the goods of every sales order, bought from the first line's supplier. */
export const purchaseOrder: SeedEntity = { entity: 'purchase-order', count: orderCount, row: purchaseRow };
