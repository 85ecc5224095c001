import type { SheetData } from 'write-excel-file/node';
import type { RecordColumn } from './record-columns.ts';
import type { Cell, ReadRow } from './to-cells.ts';

/** The most rows that are put into one workbook: it is made in memory. */
export const xlsxRowsAtMost = 100_000;

/** Excel refuses longer texts, and XML signs that are none. */
const cellLength = 32_000;
const notXml =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A workbook with one sheet. Text is text there and never a formula, whatever it begins with (TRUST S21). */
export async function writeXlsx(columns: readonly RecordColumn[], rows: readonly ReadRow[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const sheet: SheetData = [
    head,
    ...rows.map(({ values }) => columns.map((column) => toCell(column, values[column.name] ?? null))),
  ];
  return writeXlsxFile(sheet, { stickyRowsCount: 1 }).toBuffer();
}

function toCell({ type }: RecordColumn, value: Cell): SheetData[number][number] {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (type === 'instant') return { value: new Date(String(value)), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  if (typeof value === 'number') return { value, type: Number };
  // A number of Excel keeps 15 digits; what has more stays text rather than become another amount.
  const isNumber = (type === 'decimal' || type === 'money') && value.replace(/\D/g, '').length <= 15;
  if (isNumber) return { value: Number(value), type: Number };
  return { value: value.replace(notXml, '').slice(0, cellLength), type: String };
}
