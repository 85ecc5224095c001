import type { Row } from '../../tables/table.ts';
import { FIRST_OPPORTUNITY, POUNDS, partiesOf, resultOf, sellerOf } from '../billing/deal-parties.ts';
import { SUPPLIERS } from '../billing/items.ts';
import { sumLines } from '../billing/line-rows.ts';
import { inPounds, taxOn } from '../billing/money.ts';
import { dealCount, dealOf, orderOf } from '../billing/order-plan.ts';
import { type BilledLine, LINE_IDS } from '../billing/recurring-lines.ts';
import { namesOfAgent } from '../layout/agent-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { at } from '../random/draw.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

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
