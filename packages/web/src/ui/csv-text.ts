/** As the hub's own exports know it. */
const startsFormula = /^[\s\0]*[=+\-@\t\r＝＋－＠]/;

/** One cell of a table that is written as CSV. */
export type CsvCell = string | number | boolean | null;

/**
 * A table as CSV (RFC 4180), the heads first. A text that a spreadsheet would take for a formula gets an apostrophe before it, as the hub's own
 * exports do.
 */
export function csvText(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [heads, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && startsFormula.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
