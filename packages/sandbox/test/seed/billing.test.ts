import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/tables/table.ts';
import { byMember, nested, rowsOf } from './all-rows.ts';

/** An amount as whole pence; fails where it is not exact. */
function pence(value: unknown): number {
  const amount = Math.round(Number(value) * 100);
  expect(amount / 100, `${String(value)} has more than two decimals`).toBe(value);
  return amount;
}

const billed = (row: Row): readonly Row[] => nested(row, 'lines').filter((line) => line['isgroupdesc'] !== true);

describe('invoices of the small world', () => {
  it.each(['invoice', 'recurring-invoice'])('sums of every %s are exact', (entity) => {
    let headings = 0;
    for (const row of rowsOf(entity)) {
      let [net, tax] = [0, 0];
      for (const line of billed(row)) {
        expect(pence(line['net_amount'])).toBe(Number(line['qty_order']) * pence(line['unit_price']));
        const share = pence(line['net_amount']) * 0.2;
        expect(Math.abs(pence(line['tax_amount']) - share)).toBeLessThanOrEqual(0.5);
        net += pence(line['net_amount']);
        tax += pence(line['tax_amount']);
      }
      headings += nested(row, 'lines').length - billed(row).length;
      expect([pence(row['revenue']), pence(row['tax_total']), pence(row['total'])]).toEqual([net, tax, net + tax]);
    }
    expect(headings).toBeGreaterThan(50);
  });

  it('makes an invoice of the present month from every recurring one that is not disabled, line by line', () => {
    const latest = new Map<unknown, Row>();
    for (const row of rowsOf('invoice')) if (row['recurring_invoice_id'] !== 0) latest.set(row['recurring_invoice_id'], row);
    let compared = 0;
    for (const row of rowsOf('recurring-invoice')) {
      const made = latest.get(row['id']);
      expect(made === undefined).toBe(row['disabled']);
      if (made === undefined) continue;
      compared += 1;
      expect([made['total'], made['client_id'], made['invoice_date']]).toEqual([
        row['total'],
        row['client_id'],
        row['lastcreated'],
      ]);
      expect(nested(made, 'lines').map((line) => line['recurring_invoice_line_id'])).toEqual(
        nested(row, 'lines').map((line) => line['id']),
      );
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('calculates quantities from the assets, users and licences that there are', () => {
    const assets = [...rowsOf('asset')].filter((row) => row['inactive'] === false);
    const users = [...rowsOf('user')].filter((row) => row['name'] !== 'General User');
    const licences = byMember('software-licence');
    const kinds = new Set<unknown>();
    for (const row of rowsOf('recurring-invoice')) {
      for (const line of billed(row)) {
        kinds.add(line['recurring_invoice_quantity_type']);
        expect(line['_is_calculated_line']).toBe(line['recurring_invoice_quantity_type'] !== 0);
        const types = nested(line, 'quantity_assets').map((counted) => counted['type_id']);
        if (types.length > 0)
          expect(
            assets.filter((asset) => asset['client_id'] === row['client_id'] && types.includes(asset['assettype_id'])),
          ).toHaveLength(Number(line['qty_order']));
        for (const counted of nested(line, 'quantity_licences'))
          expect(licences.get(counted['licence_id'])).toMatchObject({ count: line['qty_order'], client_id: row['client_id'] });
        if (nested(line, 'quantity_users').length > 0 && row['disabled'] === false) {
          expect(users.filter((user) => user['client_id'] === row['client_id'] && user['inactive'] === false)).toHaveLength(
            Number(line['qty_order']),
          );
        }
      }
    }
    expect([...kinds].sort()).toEqual([0, 1, 2, 3]);
  });

  it('pays invoices in full or not at all, and credits what was billed', () => {
    const invoices = byMember('invoice');
    const paid = new Set<unknown>();
    for (const row of rowsOf('invoice-payment')) {
      const invoice = invoices.get(row['invoice_id']) ?? {};
      expect([row['amount'], row['client_id'], row['date']]).toEqual([
        invoice['total'],
        invoice['client_id'],
        invoice['datepaid'],
      ]);
      paid.add(row['invoice_id']);
    }
    let credits = 0;
    for (const [id, row] of invoices) {
      expect(paid.has(id)).toBe(row['datepaid'] !== null);
      expect(pence(row['amountpaid']) + pence(row['amountdue'])).toBe(pence(row['total']));
      if (row['creditlinkedtoinvoiceid'] === 0) continue;
      credits += 1;
      expect(Number(row['total'])).toBeLessThan(0);
      expect(invoices.get(row['creditlinkedtoinvoiceid'])?.['client_id']).toBe(row['client_id']);
    }
    expect(credits).toBeGreaterThan(10);
  });

  it('carries a deal from opportunity to quotation, order, purchase and invoice with one sum', () => {
    const quotations = byMember('quotation');
    const opportunities = byMember('opportunity');
    const invoices = byMember('invoice', 'salesorder_id');
    for (const order of rowsOf('sales-order')) {
      const quotation = quotations.get(order['quotation_id']) ?? {};
      expect(quotation['total']).toBe(order['total']);
      expect(opportunities.get(quotation['ticket_id'])).toMatchObject({
        oppvalue: quotation['revenue'],
        pipeline_stage_name: 'Won',
      });
      expect(invoices.get(order['id'])).toMatchObject({ total: order['total'], client_id: order['client_id'] });
    }
  });
});
