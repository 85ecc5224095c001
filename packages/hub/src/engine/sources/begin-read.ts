import type { Db } from '../../store/database.ts';
import {
  abandonPass,
  findLastPass,
  insertPass,
  type SourcePassRow,
  type StreamKind,
  takeUpPass,
} from '../../store/rows/source-pass-rows.ts';
import type { IngestedSource } from './ingested-source.ts';

/** A place in a list is not trusted for longer: what was before it may have changed. */
const longestPauseMs = 24 * 3_600_000;
/** A read that was put down so often begins anew, whatever the reason. */
const mostTakenUp = 5;

/** Goes on with the pass that was put down, where there is one that can be taken up; else begins one. */
export async function beginRead(
  db: Db,
  { source, kind, at }: { readonly source: IngestedSource; readonly kind: StreamKind; readonly at: Date },
): Promise<SourcePassRow> {
  const last = await findLastPass(db, source.id, kind);
  if (last && canTakeUp(last, source, at)) return takeUpPass(db, last.id);
  if (last && (last.cursor !== null || last.state === 'running')) await abandonPass(db, last.id);
  return insertPass(db, source.id, { stream: kind, at });
}

function canTakeUp(last: SourcePassRow, source: IngestedSource, at: Date): boolean {
  const isOpen = last.state === 'running' || last.state === 'stopped' || last.state === 'failed';
  return (
    isOpen &&
    source.canTakeUp &&
    last.cursor !== null &&
    last.takenUp < mostTakenUp &&
    last.startedAt >= source.updatedAt &&
    at.getTime() - last.startedAt.getTime() < longestPauseMs
  );
}
