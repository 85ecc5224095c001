import type { RecordQuestion } from '@sundog/api';
import { assertPastIsKept } from '../../engine/read/assert-past-is-kept.ts';
import { inReading, type ReadDeps, type ReadingOf, readEntity } from '../../engine/read/in-reading.ts';
import { planList } from '../../engine/read/plan-list.ts';
import type { RecordColumn } from '../../engine/read/record-columns.ts';
import { readCursor, writeCursor } from '../../engine/read/record-cursor.ts';
import { type ReadRow, toReadRow } from '../../engine/read/to-cells.ts';
import { countRecords, listRecords as listRows } from '../../store/rows/record-list-rows.ts';

/** How far rows are counted. */
export const countCap = 10_000;

/** A question about one table, and which page of the answer. */
export interface ListQuestion extends ReadingOf {
  /** By table name. */
  readonly entity: string;
  readonly question: RecordQuestion;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly withTotal: boolean;
}

/** One page of a table. */
export interface ListAnswer {
  readonly columns: readonly RecordColumn[];
  readonly items: readonly ReadRow[];
  /** Null: this is the last page. */
  readonly nextCursor: string | null;
  /** Null: it was not asked for. */
  readonly total: { readonly count: number; readonly isCapped: boolean } | null;
}

/**
 * One page of an entity's table, as a person may see it.
 * @throws UnknownEntityError, UnknownColumnError, BadFilterError, NoPastOfError, CursorElsewhereError, ConnectionNotFoundError,
 * QuestionTooSlowError
 */
export async function listRecords(deps: ReadDeps, order: ListQuestion): Promise<ListAnswer> {
  const plan = planList(readEntity(deps, order.entity), order.question, order);
  const after = order.cursor === undefined ? null : readCursor(plan.cursorOf, order.cursor);
  const { scope, key, columns, order: sorted } = plan;
  return inReading(deps, order, async (db) => {
    await assertPastIsKept(db, scope);
    const rows = await listRows(db, { ...scope, key, columns, order: sorted, after, limit: order.limit + 1 });
    const page = rows.slice(0, order.limit);
    const last = page.at(-1);
    const counted = order.withTotal ? await countRecords(db, scope, countCap) : null;
    return {
      columns,
      items: page.map((row) => toReadRow(row, columns)),
      nextCursor: last && rows.length > order.limit ? writeCursor(plan.cursorOf, last.place) : null,
      total: counted === null ? null : { count: Math.min(counted, countCap), isCapped: counted > countCap },
    };
  });
}
