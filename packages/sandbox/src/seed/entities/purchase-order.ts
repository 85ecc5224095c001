import type { Row } from '../../tables/table.ts';
import { POUNDS, partiesOf } from '../billing/deal-parties.ts';
import { SUPPLIERS } from '../billing/items.ts';
import { inPounds, taxOn } from '../billing/money.ts';
import { orderCount, orderOf } from '../billing/order-plan.ts';
import { type BilledLine, LINE_IDS } from '../billing/recurring-lines.ts';
import { membersOfTeam, namesOfAgent } from '../layout/agent-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

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
