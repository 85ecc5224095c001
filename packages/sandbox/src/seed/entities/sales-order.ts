import type { Row } from '../../tables/table.ts';
import { FIRST_OPPORTUNITY, POUNDS, partiesOf, sellerOf } from '../billing/deal-parties.ts';
import { invoiceOfOrder, planInvoice } from '../billing/invoice-plan.ts';
import { sumLines } from '../billing/line-rows.ts';
import { inPounds, taxOn } from '../billing/money.ts';
import { type OrderPlan, orderCount, orderOf } from '../billing/order-plan.ts';
import { type BilledLine, LINE_IDS } from '../billing/recurring-lines.ts';
import { namesOfAgent } from '../layout/agent-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite } from '../layout/names.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

function orderLine(world: World, line: BilledLine, plan: OrderPlan): Row {
  const { index: order, client } = plan;
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
    lines: order.lines.map((line) => orderLine(world, line, order)),
    customfields: [],
    external_links: [],
  };
}

/** Sales orders: one per quotation that was accepted. */
export const salesOrder: SeedEntity = { entity: 'sales-order', count: orderCount, row: orderRow };
