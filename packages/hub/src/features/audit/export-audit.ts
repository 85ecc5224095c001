import { z } from 'zod';
import { parseInput } from '../../engine/verb.ts';
import { toPrintableJson } from '../../foundation/printable-json.ts';
import { toVisibleText } from '../../foundation/visible-text.ts';
import { type AuditRecord, listAuditRecords } from '../../store/rows/audit-list-rows.ts';
import { auditFilter } from './audit-filter.ts';
import { type AuditScope, readInScope } from './audit-scope.ts';

const input = z.object({ format: z.enum(['csv', 'jsonl']), filter: auditFilter.default({}) });

export type ExportAuditInput = z.input<typeof input>;

/** Rows that are in memory at once; each piece is of a transaction of its own, which changes nothing: rows never change. */
const batch = 1000;

/**
 * The rows that a filter lets through, oldest first, as the pieces of a file. `jsonl`: one JSON object per line. `csv`: a heading, RFC 4180,
 * CRLF; a cell that a spreadsheet would take for a formula begins with an apostrophe, and what does not print is made visible.
 * @throws InvalidInputError
 */
export async function* exportAudit(scope: AuditScope, given: ExportAuditInput, signal?: AbortSignal): AsyncGenerator<string> {
  const { format, filter } = parseInput('audit.export', input, given);
  if (format === 'csv') yield toCsvLine(csvColumns);
  let after: number | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const query = { filter, from: 'oldest', after, limit: batch } as const;
    const records: readonly AuditRecord[] = await readInScope(scope, (db) => listAuditRecords(db, query));
    if (records.length > 0) yield records.map(format === 'csv' ? toCsvRecord : toJsonLine).join('');
    after = records.at(-1)?.seq ?? null;
    if (records.length < batch) return;
  }
}

const toJsonLine = (record: AuditRecord): string => `${toPrintableJson(record)}\n`;

const csvColumns = [
  'seq',
  'at',
  'actor',
  'accountId',
  'verb',
  'subject',
  'subjectKind',
  'subjectId',
  'result',
  'ip',
  'userAgent',
  'requestId',
  'host',
  'pid',
  'detail',
  'hash',
] as const satisfies readonly (keyof AuditRecord)[];

const toCsvRecord = (record: AuditRecord): string => toCsvLine(csvColumns.map((name) => toCell(record[name])));

function toCell(value: AuditRecord[keyof AuditRecord]): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? toPrintableJson(value) : String(value);
}

function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(',')}\r\n`;
}

/** What makes a cell a formula in a spreadsheet, also in its full-width form (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

function quoteCell(text: string): string {
  const safe = `${formula.test(text) ? "'" : ''}${toVisibleText(text)}`;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
