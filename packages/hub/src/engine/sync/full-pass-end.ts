import type { HaloEntity } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { clearSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { endPass, type SyncPass } from '../../store/rows/sync-pass-rows.ts';
import {
  compareSeenWithMirror,
  countUnseenIds,
  forgetSeenPages,
  type SeenComparison,
  tombstoneUnseenRows,
} from '../../store/rows/sync-seen-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import type { PassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';

/** More than this share of the rows gone at once is not believed (TRUST: a right taken away looks just like a deletion). */
const shrinkShare = 0.05;
/** Below this many rows a share means nothing. */
const shrinkFloor = 20;

interface Verdict {
  readonly isComplete: boolean;
  readonly mayTombstone: boolean;
  readonly state: 'done' | 'suspect';
  readonly message: string | null;
}

/** What Halo says of how much there is: its count, and how many of its list of all ids did not come (null: not asked). */
interface Claimed {
  readonly recordCount: number | null;
  readonly idsNotSeen: number | null;
}

/** What the counts of a pass prove. Pure. */
export function judgePass(seen: SeenComparison, { recordCount, idsNotSeen }: Claimed, acceptDeletions: boolean): Verdict {
  const received = seen.distinctKeys + seen.unreadable + seen.duplicates;
  // A list may hold one record on two pages; then only the ids themselves can tell that nothing is missing.
  if (recordCount !== null && received < recordCount && idsNotSeen !== 0)
    return {
      isComplete: false,
      mayTombstone: false,
      state: 'done',
      message: `Halo counts ${recordCount} records and ${received} were received: nothing was marked as deleted, and the next sync reads everything again.`,
    };
  const limit = Math.max(shrinkFloor, seen.alive * shrinkShare);
  if (seen.missing > limit && !acceptDeletions)
    return {
      isComplete: true,
      mayTombstone: false,
      state: 'suspect',
      message: `${seen.missing} of ${seen.alive} records are no longer in Halo's list. That is more than ${shrinkShare * 100} %, as when the agent loses a right, so nothing was marked as deleted. If they are really gone, confirm with --accept-deletions.`,
    };
  if (seen.unreadable > 0 && seen.missing > 0)
    return {
      isComplete: true,
      mayTombstone: false,
      state: 'done',
      message: `${seen.unreadable} rows came without a readable key; ${seen.missing} known records did not come. They may be the same ones, so nothing was marked as deleted.`,
    };
  return { isComplete: true, mayTombstone: true, state: 'done', message: null };
}

/** A pass whose pages have all been read and stored. */
export interface ReadPass {
  readonly pass: SyncPass;
  readonly meter: PassMeter;
  /** All ids that Halo lists, where they were asked for. */
  readonly ids: readonly number[] | null;
}

/** Ends a full pass: compares what came with the mirror and with Halo's count, and marks what is gone. */
export async function finishFullPass(context: SyncContext, entity: HaloEntity, read: ReadPass): Promise<EntityReport> {
  const { meter } = read;
  const table = mirrorTableOf(entity);
  const end = await context.store.inWorkspace(context.workspaceId, (db) => proveAndEnd(db, context, entity, read));
  const phase = 'done';
  meter.report(phase, end.verdict.message ?? undefined);
  return {
    entity: table.table,
    phase,
    kind: 'full',
    rowsRead: end.pass?.rowsRead ?? meter.rows,
    rowsWritten: (end.pass?.rowsWritten ?? meter.written) + end.tombstoned,
    tombstoned: end.tombstoned,
    quarantined: end.pass?.quarantined ?? 0,
    requests: end.pass?.requests ?? meter.requests,
    seconds: meter.seconds,
    isComplete: end.verdict.isComplete,
    recordCount: end.recordCount,
    errorCode: end.verdict.state === 'suspect' ? 'suspect-shrink' : null,
    message: end.verdict.message,
  };
}

async function proveAndEnd(db: Db, context: SyncContext, entity: HaloEntity, { pass, ids }: ReadPass) {
  const table = mirrorTableOf(entity);
  const at = nowOf(context);
  const seen = await compareSeenWithMirror(db, table, { passId: pass.id, connectionId: context.connectionId });
  const before = await endPass(db, pass.id, {
    state: 'done',
    at,
    distinctKeys: seen.distinctKeys,
    isComplete: false,
    tombstoned: 0,
    errorCode: null,
    message: null,
  });
  const recordCount = before?.recordCount ?? null;
  const idsNotSeen = ids === null ? null : await countUnseenIds(db, ids);
  const verdict = judgePass(seen, { recordCount, idsNotSeen }, context.acceptDeletions);
  const tombstoned =
    verdict.mayTombstone && seen.missing > 0 ? await tombstoneUnseenRows(db, table, context.connectionId, at) : 0;
  const ended = await endPass(db, pass.id, {
    state: verdict.state,
    at,
    distinctKeys: seen.distinctKeys,
    isComplete: verdict.isComplete,
    tombstoned,
    errorCode: verdict.state === 'suspect' ? 'suspect-shrink' : null,
    message: verdict.message,
  });
  await setSyncState(db, context.connectionId, table.table, {
    state: verdict.state,
    lastPassId: pass.id,
    lastSuccessAt: at,
    recordCount: recordCount ?? seen.distinctKeys + seen.unreadable,
    isComplete: verdict.isComplete && verdict.state === 'done',
    errorCode: verdict.state === 'suspect' ? 'suspect-shrink' : null,
    message: verdict.message,
    ...(verdict.isComplete ? { lastFullAt: pass.startedAt } : {}),
    ...(before?.newestChange ? { watermark: before.newestChange } : {}),
  });
  if (verdict.isComplete) await clearSyncIssues(db, context.connectionId, table.table, pass.startedAt);
  await forgetSeenPages(db, pass.id);
  return { verdict, tombstoned, pass: ended, recordCount };
}
