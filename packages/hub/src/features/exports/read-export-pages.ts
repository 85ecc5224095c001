import type { RecordQuestion } from '@sundog/api';
import { assertPastIsKept } from '../../engine/read/assert-past-is-kept.ts';
import { inReading, readEntity } from '../../engine/read/in-reading.ts';
import { planList } from '../../engine/read/plan-list.ts';
import type { RecordColumn } from '../../engine/read/record-columns.ts';
import { type ReadRow, toReadRow } from '../../engine/read/to-cells.ts';
import { ExportRightLostError } from '../../foundation/errors/export-right-lost.ts';
import type { ReaderLimits } from '../../store/database.ts';
import { countRecords, type ListedRecord, listRecords, type RecordPlace } from '../../store/rows/record-list-rows.ts';
import type { ExportDeps, StillMayRead } from './export-deps.ts';

/** Which rows are exported. */
export interface ExportOrder {
  readonly connectionId: number;
  /** Table name. */
  readonly entity: string;
  readonly question: RecordQuestion;
  readonly stillMayRead: StillMayRead;
}

const rowsPerPage = 1000;

/** The columns of an export. @throws UnknownEntityError, UnknownColumnError, BadFilterError, NoPastOfError */
export function exportColumns(
  deps: Pick<ExportDeps, 'entities' | 'store' | 'workspaceId'>,
  order: ExportOrder,
): readonly RecordColumn[] {
  const reader: ReaderLimits = { connectionIds: [], clients: null };
  return planList(readEntity(deps, order.entity), order.question, { connectionId: order.connectionId, reader }).columns;
}

/** How many rows it has, counted no further than one beyond the cap. @throws ExportRightLostError */
export async function countExport(deps: ExportDeps, order: ExportOrder, cap: number): Promise<number> {
  const reader = await assertMayRead(order);
  const plan = planList(readEntity(deps, order.entity), order.question, { ...order, reader });
  return deps.pageGate.pass(() =>
    inReading(deps, { ...order, reader }, async (db) => {
      await assertPastIsKept(db, plan.scope);
      return countRecords(db, plan.scope, cap);
    }),
  );
}

/**
 * The rows, page by page. Each page is a transaction of its own, so that a slow taker holds nothing of the database; a row that moves in the
 * order meanwhile may come twice or not at all. Each page looks at the rights anew.
 * @throws ExportRightLostError
 */
export async function* readExportPages(deps: ExportDeps, order: ExportOrder): AsyncGenerator<readonly ReadRow[]> {
  let after: RecordPlace | null = null;
  for (;;) {
    const reader: ReaderLimits = await assertMayRead(order);
    const { scope, key, columns, order: sorted } = planList(readEntity(deps, order.entity), order.question, { ...order, reader });
    const from: RecordPlace | null = after;
    const rows: readonly ListedRecord[] = await deps.pageGate.pass(() =>
      inReading(deps, { ...order, reader }, (db) =>
        listRecords(db, { ...scope, key, columns, order: sorted, after: from, limit: rowsPerPage }),
      ),
    );
    if (rows.length > 0) yield rows.map((row) => toReadRow(row, columns));
    after = rows.at(-1)?.place ?? null;
    if (rows.length < rowsPerPage) return;
  }
}

async function assertMayRead({ stillMayRead, connectionId }: ExportOrder): Promise<ReaderLimits> {
  const reader = await stillMayRead();
  if (!reader?.connectionIds.includes(connectionId)) throw new ExportRightLostError();
  return reader;
}
