import type { ReaderLimits } from '../../store/database.ts';
import type { PlanDeps } from './plan-deps.ts';
import { type FieldDiff, type ReviewedChange, reviewChanges } from './review-changes.ts';

/** Changes that are in memory at once. */
const batch = 1_000;

/** Spreadsheets take a cell that begins with one of these for a formula. */
const startsFormula = /^[\s\0]*[=+\-@\t\r＝＋－＠]/;

const heads = 'Number,Kind,Sign,Entity,Record,Client,Title,Field,Before,After,Reason,Left out,Outcome,Problem';

/**
 * The changes of a plan as the pieces of a file: `json`, one array; `csv`, one line per field (RFC 4180), where text that a spreadsheet would
 * run has an apostrophe before it. Each piece is of a transaction of its own.
 * @throws PlanNotFoundError
 */
export async function* exportReview(
  deps: PlanDeps,
  { format, ...look }: { readonly planId: number; readonly reader: ReaderLimits; readonly format: 'csv' | 'json' },
): AsyncGenerator<string> {
  yield format === 'csv' ? `\ufeff${heads}\r\n` : '[';
  let after: number | null = 0;
  let isFirst = true;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof reviewChanges>> = await reviewChanges(deps, {
      ...look,
      filter: {},
      after,
      limit: batch,
    });
    if (format === 'csv') yield page.items.flatMap(toLines).join('');
    else yield `${isFirst || page.items.length === 0 ? '' : ','}${page.items.map((one) => JSON.stringify(one)).join(',\n')}`;
    isFirst = false;
    after = page.next;
  }
  if (format === 'json') yield ']\n';
}

function toLines(change: ReviewedChange): readonly string[] {
  const fields: readonly (FieldDiff | null)[] = change.fields.length === 0 ? [null] : change.fields;
  return fields.map((field) => {
    const after = field?.keyOfChange ? `record of change ${field.keyOfChange}` : (field?.after ?? null);
    const cells = [
      ...[change.number, change.changeTitle, change.sign, change.entity, change.recordKey, change.clientName, change.title],
      ...[field?.label ?? null, field?.before ?? null, after, change.reason, change.isExcluded],
      ...[change.outcome?.outcome ?? null, change.outcome?.problem ?? null],
    ];
    return `${cells.map(toCell).join(',')}\r\n`;
  });
}

function toCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && startsFormula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
