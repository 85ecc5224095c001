import type { RecordColumn } from './record-columns.ts';
import type { Cell } from './to-cells.ts';

/** Spreadsheets take a cell that begins with one of these for a formula, whatever the quotes around it say (TRUST S21). */
const startsFormula = /^[\s\0]*[=+\-@\t\r＝＋－＠]/;

/** The first line: the titles of the columns. Begins with the mark by which spreadsheets know that the text is UTF-8. */
export function csvHead(columns: readonly RecordColumn[]): string {
  return `\ufeff${columns.map(({ title }) => quote(title)).join(',')}\r\n`;
}

/** One line of CSV (RFC 4180). Text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers. */
export function csvLine(columns: readonly RecordColumn[], values: Readonly<Record<string, Cell>>): string {
  return `${columns.map((column) => cellOf(column, values[column.name] ?? null)).join(',')}\r\n`;
}

function cellOf({ type }: RecordColumn, value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  const isText = type === 'text' || type === 'html';
  return quote(isText && startsFormula.test(text) ? `'${text}` : text);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
