import { HistoryDeletedError } from '../../foundation/errors/history-deleted.ts';
import type { Db } from '../../store/database.ts';
import type { RecordScope } from '../../store/rows/record-list-rows.ts';
import { findHistoryHorizon } from '../../store/rows/record-version-rows.ts';

/** Nothing is said of a moment of which versions were deleted, rather than half. @throws HistoryDeletedError */
export async function assertPastIsKept(
  db: Db,
  { asOf, connectionId, table }: Pick<RecordScope, 'asOf' | 'connectionId' | 'table'>,
): Promise<void> {
  if (asOf === null) return;
  const deletedBefore = await findHistoryHorizon(db, connectionId, table);
  if (deletedBefore !== null && asOf < deletedBefore) throw new HistoryDeletedError(table, deletedBefore);
}
