import { csvHead, csvLine } from '../../engine/read/csv-line.ts';
import type { RecordColumn } from '../../engine/read/record-columns.ts';
import type { ReadRow } from '../../engine/read/to-cells.ts';
import { writeXlsx } from '../../engine/read/write-xlsx.ts';
import { ExportTooLargeError } from '../../foundation/errors/export-too-large.ts';
import type { ExportDeps } from './export-deps.ts';
import { countExport, type ExportOrder, exportColumns, readExportPages } from './read-export-pages.ts';

/** What is answered at once; more is a job. */
export const directRowsAtMost = 10_000;

/**
 * A small export, at once: CSV as it is read, XLSX when it is all there.
 * @throws ExportTooLargeError, ExportRightLostError and what a list throws
 */
export async function streamExport(
  deps: ExportDeps,
  order: ExportOrder & { readonly format: 'csv' | 'xlsx' },
): Promise<AsyncIterable<string> | Uint8Array> {
  const columns = exportColumns(deps, order);
  if ((await countExport(deps, order, directRowsAtMost)) > directRowsAtMost)
    throw new ExportTooLargeError(directRowsAtMost, 'direct');
  if (order.format === 'xlsx') {
    const rows: ReadRow[] = [];
    for await (const page of readExportPages(deps, order)) rows.push(...page);
    return writeXlsx(columns, rows);
  }
  return csvText(columns, readExportPages(deps, order));
}

/** The text of an export, page by page. */
export async function* csvText(
  columns: readonly RecordColumn[],
  pages: AsyncIterable<readonly ReadRow[]>,
): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const rows of pages) yield rows.map(({ values }) => csvLine(columns, values)).join('');
}
