import { assertPastIsKept } from '../../engine/read/assert-past-is-kept.ts';
import { inReading, type ReadDeps, readEntity } from '../../engine/read/in-reading.ts';
import { planList } from '../../engine/read/plan-list.ts';
import { columnsOf, type RecordColumn } from '../../engine/read/record-columns.ts';
import { type ReadRow, toReadRow } from '../../engine/read/to-cells.ts';
import { listRecords } from '../../store/rows/record-list-rows.ts';
import type { RecordOrder } from './read-object.ts';

/** The kept fields of one record at a moment. */
export interface PastRecord {
  readonly columns: readonly RecordColumn[];
  /** Null: there was no such record then, or none that the reader may see. */
  readonly values: ReadRow['values'] | null;
}

/** One record as it was. @param at ISO 8601 @throws UnknownEntityError, NoPastOfError, BadFilterError, HistoryDeletedError, ConnectionNotFoundError */
export async function readAsOf(deps: ReadDeps, order: RecordOrder, at: string): Promise<PastRecord> {
  const entity = readEntity(deps, order.entity);
  const kept = [...columnsOf(entity).values()].filter(({ isKept }) => isKept).map(({ name }) => name);
  const [key = ''] = entity.halo.key;
  const filters = [{ column: key, is: 'equals', value: order.key }] as const;
  const plan = planList(entity, { filters: [...filters], columns: kept, deleted: 'no', asOf: at }, order);
  return inReading(deps, order, async (db) => {
    await assertPastIsKept(db, plan.scope);
    const { scope, columns, order: sorted } = plan;
    const [row] = await listRecords(db, { ...scope, key: plan.key, columns, order: sorted, after: null, limit: 1 });
    return { columns, values: row === undefined ? null : toReadRow(row, columns).values };
  });
}
