import { isObject } from '../http/parse-body.ts';
import type { Instance } from '../instance.ts';
import type { Row } from '../tables/table.ts';
import type { Draft } from '../writes/draft.ts';

/** Above every id of a seed's line and below the largest that Halo's type holds. */
const firstLineId = 1_500_000_000;
const linesPerWrite = 500;

/**
 * Lines of a document: new ones get ids, amounts follow from quantity and price, headings (`isgroupdesc`) count nothing, and the
 * quantity of a calculated line stays what Halo calculated (API.md 3.17, 3.18). Client: halo/src/entities/invoice-line.ts.
 */
export function settleLines({ call: { halo }, before, row, sent }: Draft): void {
  if (sent['lines'] === undefined || !Array.isArray(row['lines'])) return;
  row['lines'] = numberLines(halo, row, before);
  addUp(row);
}

/** Whether Halo computes the quantity of a line from counted assets, users or licences. */
function isCalculated(line: Row): boolean {
  return line['_is_calculated_line'] === true || Number(line['recurring_invoice_quantity_type'] ?? 0) > 0;
}

function numberLines(halo: Instance, row: Row, before: Row | null): Row[] {
  const old = new Map(linesOf(before?.['lines']).map((line) => [line['id'], line]));
  const first = firstLineId + halo.oracle.length * linesPerWrite;
  return linesOf(row['lines']).map((line, index) => {
    const known = old.get(line['id']);
    const id = Number(line['id'] ?? 0) > 0 ? line['id'] : first + index;
    const quantity = known && isCalculated(known) ? known['qty_order'] : line['qty_order'];
    const settled: Row = { ...line, id, ...(quantity === undefined ? {} : { qty_order: quantity }) };
    if ('qty_order' in settled && 'unit_price' in settled) {
      settled['ihid'] = row['id'];
      settled['net_amount'] =
        settled['isgroupdesc'] === true ? 0 : round(Number(quantity ?? 0) * Number(line['unit_price'] ?? 0));
      settled['tax_amount'] = round((Number(settled['net_amount']) * Number(line['tax_rate'] ?? 0)) / 100);
    }
    return settled;
  });
}

function addUp(row: Row): void {
  const lines = linesOf(row['lines']).filter((line) => line['isgroupdesc'] !== true && 'net_amount' in line);
  if (lines.length === 0) return;
  const net = round(lines.reduce((sum, line) => sum + Number(line['net_amount'] ?? 0), 0));
  const tax = round(lines.reduce((sum, line) => sum + Number(line['tax_amount'] ?? 0), 0));
  row['revenue'] = net;
  row['tax_total'] = tax;
  row['total'] = round(net + tax);
}

export function linesOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isObject).map((line) => ({ ...line })) : [];
}

function round(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}
