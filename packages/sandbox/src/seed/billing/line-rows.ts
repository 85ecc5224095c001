import type { Row } from '../../tables/table.ts';
import { inPounds, taxOn } from './money.ts';
import type { BilledLine } from './recurring-lines.ts';

/** Sums of lines in pence; headings take no part (API.md 3.18). */
export function sumLines(lines: readonly BilledLine[]): { readonly net: number; readonly tax: number; readonly cost: number } {
  let [net, tax, cost] = [0, 0, 0];
  for (const line of lines) {
    if (line.product === null) continue;
    const amount = line.quantity * line.unitPrice;
    net += amount;
    tax += taxOn(amount);
    cost += line.quantity * line.product.cost;
  }
  return { net, tax, cost };
}

/** The members that lines of invoices and of recurring invoices have in common. */
export function lineRow(line: BilledLine, ids: { readonly id: number; readonly header: number; readonly client: string }): Row {
  const net = line.quantity * line.unitPrice;
  return {
    id: ids.id,
    ihid: ids.header,
    client_name: ids.client,
    _itemid: line.product?.id ?? 0,
    item_code: line.product?.code ?? '',
    item_shortdescription: line.product?.name ?? line.heading ?? '',
    item_longdescription: line.product === null ? '' : `${line.product.name}.`,
    qty_order: line.quantity,
    unit_price: inPounds(line.unitPrice),
    unit_cost: inPounds(line.product?.cost ?? 0),
    net_amount: inPounds(net),
    tax_amount: inPounds(taxOn(net)),
    tax_rate: line.product === null ? 0 : 20,
    tax_code: line.product === null ? '' : 'S20',
    tax_name: line.product === null ? '' : 'VAT 20%',
    nominal_code: line.product === null ? '' : line.product.group === 6 ? '4020' : '4000',
    discount_perc: 0,
    sequenceid: line.place * 10,
    group_id: 0,
    isgroupdesc: line.heading !== null,
    isinactive: false,
    is_bundled_line: false,
    asset_id: 0,
    asset_inventory_number: '',
    contract_id: 0,
    ticket_id: 0,
    startdate: null,
    enddate: null,
    customfields: [],
  };
}
