import { createHash } from 'node:crypto';
import type { PlanJournalRow } from './plan-journal-row.ts';

/** What a hash of a row of the journal covers: everything that something follows from. */
export type HashedJournalRow = Omit<PlanJournalRow, 'id' | 'rowHash'>;

/** SHA-256 over a row of the journal, with the plan that it belongs to. 32 bytes. */
export function hashJournalRow(planId: number, row: HashedJournalRow): Buffer {
  const sent = Object.entries(row.sent).sort(([one], [other]) => (one < other ? -1 : 1));
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const parts = [
    ...[planId, row.number, row.attempt, row.act, row.entity, row.recordKey, row.marker, sent, instant(row.begunAt)],
    ...[instant(row.endedAt), row.answer, row.status, row.answeredKey],
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** The rows that are not what was written. Those from before there were hashes pass. */
export function findTornRows(planId: number, rows: readonly PlanJournalRow[]): readonly PlanJournalRow[] {
  return rows.filter((row) => row.rowHash !== null && !hashJournalRow(planId, row).equals(row.rowHash));
}
