import { type HaloEntity, HaloError } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { clearEntityIssue, clearSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { endPass, readPass, type SyncPass } from '../../store/rows/sync-pass-rows.ts';
import {
  compareIdsWithSeen,
  compareSeenWithMirror,
  forgetSeenPages,
  type IdsComparison,
  type SeenComparison,
  tombstoneUnseenRows,
} from '../../store/rows/sync-seen-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import { tombstoneChildren } from './orphans.ts';
import type { PassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

/** More than this share of the rows gone at once is not believed (TRUST: a right taken away looks just like a deletion). */
const shrinkShare = 0.05;
/** Below this many rows that share means nothing, */
const shrinkFloor = 20;
/** but more than this share of a table, however small, is not believed either: an agent that sees no client reads empty lists. */
const shrinkMost = 0.5;
/** In a table of so few rows anything may go. */
const shrinkFew = 2;

interface Verdict {
  readonly isComplete: boolean;
  readonly mayTombstone: boolean;
  readonly state: 'done' | 'suspect';
  readonly message: string | null;
}

/** What Halo says of how much there is: its count, and what its list of all ids says of what came (null: not asked, or no answer). */
interface Claimed {
  readonly recordCount: number | null;
  readonly ids: IdsComparison | null;
}

function receivedOf({ distinctKeys, unreadable, duplicates }: SeenComparison): number {
  return distinctKeys + unreadable + duplicates;
}

/** Whether the counts say that something did not come: fewer than Halo counts, or, where it does not count, one record on two pages. */
function isShort(seen: SeenComparison, recordCount: number | null): boolean {
  return recordCount === null ? seen.repeats > 0 : receivedOf(seen) < recordCount;
}

/** What the counts of a pass prove. Pure. */
export function judgePass(seen: SeenComparison, { recordCount, ids }: Claimed, acceptDeletions: boolean): Verdict {
  const received = receivedOf(seen);
  // Rows that went while the pages were read move the others up over the edge of a page, where no reading finds them.
  if (ids !== null && ids.passedOver > 0) return unproven(`${ids.passedOver} records did not come although Halo lists their ids`);
  // A list may hold one record on two pages; then only the ids themselves can tell that nothing is missing. A list of ids that is
  // shorter than the list itself is not the whole of it.
  const areAllIdsSeen = ids !== null && ids.unseen === 0 && ids.listed >= Math.max(recordCount ?? 0, seen.distinctKeys);
  if (isShort(seen, recordCount) && !areAllIdsSeen)
    return unproven(
      recordCount === null
        ? `${seen.repeats} records came on two pages, so that others may have been passed over`
        : `Halo counts ${recordCount} records and ${received} were received`,
    );
  const most = Math.max(shrinkFew, seen.alive * shrinkMost);
  const limit = Math.min(Math.max(shrinkFloor, seen.alive * shrinkShare), most);
  if (seen.missing > limit && !acceptDeletions)
    return {
      isComplete: true,
      mayTombstone: false,
      state: 'suspect',
      message: `${seen.missing} of ${seen.alive} records are no longer in Halo's list. That is more than ${(limit === most ? shrinkMost : shrinkShare) * 100} %, as when the agent loses a right, so nothing was marked as deleted. If they are really gone, confirm with --accept-deletions.`,
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

function unproven(why: string): Verdict {
  const message = `${why}: nothing was marked as deleted, and the next sync reads everything again.`;
  return { isComplete: false, mayTombstone: false, state: 'done', message };
}

/** A pass whose pages have all been read and stored. */
export interface ReadPass {
  readonly pass: SyncPass;
  readonly meter: PassMeter;
  /** How many milliseconds Halo's clock is ahead of ours. */
  readonly clockLead: number;
  /** Whether no other reading follows if this one proves nothing. */
  readonly isLast: boolean;
}

/**
 * Ends a full pass: compares what came with the mirror and with Halo's count, and marks what is gone. Before anything is called gone,
 * and where counting has failed for good, Halo's list of all ids is asked, if it offers one.
 */
export async function finishFullPass(context: SyncContext, entity: HaloEntity, read: ReadPass): Promise<EntityReport> {
  const { meter } = read;
  const table = mirrorTableOf(entity);
  const prove = (ids: readonly number[] | null | undefined) =>
    inSync(context, (db) => proveAndEnd(db, context, { ...read, entity, ids }));
  const end = (await prove(undefined)) ?? (await prove(await listAllIds(context, entity)));
  if (end === null) throw new TypeError('A pass that was given its ids has no end.');
  const phase = 'done';
  meter.report(phase, end.verdict.message ?? undefined);
  return {
    entity: table.table,
    phase,
    kind: 'full',
    rowsRead: end.pass.rowsRead,
    rowsWritten: end.pass.rowsWritten + end.tombstoned,
    tombstoned: end.tombstoned,
    quarantined: end.pass.quarantined,
    requests: end.pass.requests,
    seconds: meter.seconds,
    isComplete: end.verdict.isComplete,
    recordCount: end.pass.recordCount,
    errorCode: end.verdict.state === 'suspect' ? 'suspect-shrink' : null,
    message: end.verdict.message,
  };
}

/** All ids of an entity; null where Halo offers no such list, or gives one that cannot be read. */
async function listAllIds(context: SyncContext, entity: HaloEntity): Promise<readonly number[] | null> {
  if (entity.source.by !== 'list' || entity.source.list.idsOnly === undefined || entity.key.length !== 1) return null;
  try {
    const ids = await context.halo.listIds(entity, { priority: 'background', signal: context.signal });
    return ids.map(Number).filter(Number.isSafeInteger);
  } catch (error) {
    // The shape of this list is not documented (API.md 2.3): a Halo that does not give it leaves only the counts.
    if (error instanceof HaloError && error.disposition === 'skip') return null;
    throw error;
  }
}

/**
 * @param read `ids`: Halo's list of all ids; null: Halo has none, undefined: it was not asked
 * @returns null, having done nothing, where `ids` is undefined and they are needed
 */
async function proveAndEnd(
  db: Db,
  context: SyncContext,
  read: ReadPass & { readonly entity: HaloEntity; readonly ids: readonly number[] | null | undefined },
) {
  const { entity } = read;
  const table = mirrorTableOf(entity);
  const { connectionId } = context;
  const at = nowOf(context);
  const pass = await readPass(db, read.pass.id);
  const { recordCount } = pass;
  const seen = await compareSeenWithMirror(db, table, { passId: pass.id, connectionId, startedAt: pass.startedAt });
  if (read.ids === undefined && (seen.missing > 0 || (read.isLast && isShort(seen, recordCount)))) return null;
  const ids = read.ids ? await compareIdsWithSeen(db, table, { connectionId, ids: read.ids }) : null;
  const verdict = judgePass(seen, { recordCount, ids }, context.acceptDeletions);
  const { startedAt } = pass;
  const tombstoned =
    verdict.mayTombstone && seen.missing > 0 ? await tombstoneUnseenRows(db, table, { connectionId, startedAt, at }) : 0;
  if (tombstoned > 0) await tombstoneChildren(db, context, entity);
  context.crash('sync.tombstones-set');
  const errorCode = verdict.state === 'suspect' ? 'suspect-shrink' : null;
  const { isComplete, state, message } = verdict;
  await endPass(db, pass.id, { state, at, distinctKeys: seen.distinctKeys, isComplete, tombstoned, errorCode, message });
  await setSyncState(db, {
    connectionId,
    entity: table.table,
    state,
    lastPassId: pass.id,
    lastSuccessAt: at,
    recordCount: recordCount ?? seen.distinctKeys + seen.unreadable,
    isComplete: isComplete && state === 'done',
    errorCode,
    message,
    ...(isComplete ? { lastFullAt: pass.startedAt } : {}),
    ...(pass.newestChange ? { watermark: watermarkOf(pass.newestChange, pass.startedAt, read.clockLead) } : {}),
  });
  await clearEntityIssue(db, { connectionId, entity: table.table, at });
  if (isComplete) await clearSyncIssues(db, { connectionId, entity: table.table, at, notSeenSince: pass.startedAt });
  await forgetSeenPages(db, pass.id);
  return { verdict, tombstoned, pass };
}

/**
 * Up to when everything is known: the newest change that was seen, but never later than the beginning of the pass by Halo's clock.
 * What changed while it ran may stand on a page that had been read.
 */
function watermarkOf(newestChange: Date, startedAt: Date, clockLead: number): Date {
  return new Date(Math.min(newestChange.getTime(), startedAt.getTime() + clockLead));
}
