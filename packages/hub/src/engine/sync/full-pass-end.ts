import { type HaloEntity, HaloError } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { insertPassEvidence } from '../../store/rows/pass-evidence-rows.ts';
import { clearEntityIssue, clearSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { endPass, readPass, type SyncPass } from '../../store/rows/sync-pass-rows.ts';
import {
  compareIdsWithSeen,
  compareSeenWithMirror,
  forgetSeenPages,
  type SeenComparison,
  tombstoneUnseenRows,
} from '../../store/rows/sync-seen-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import { type Claimed, countHoles, isShort, judgePass, methodOf, type Verdict } from './judge-pass.ts';
import { tombstoneChildren } from './orphans.ts';
import type { PassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';
import { weighLoss } from './weigh-loss.ts';

/** A pass whose pages have all been read and stored. */
export interface ReadPass {
  readonly pass: SyncPass;
  readonly meter: PassMeter;
  /** How many milliseconds Halo's clock is ahead of ours. */
  readonly clockLead: number;
  /** What Halo's clock said with the last page; null: it did not tell the time. */
  readonly serverTime: Date | null;
  /**
   * Which reading of the run this is, whether no other follows if it proves nothing, and how many rows the one before had passed over.
   */
  readonly reading: { readonly number: number; readonly isLast: boolean; readonly holes: number };
}

/** How a full pass ended, and how many rows it knows to have passed over. */
export interface PassOutcome {
  readonly report: EntityReport;
  readonly holes: number;
}

/**
 * Ends a full pass: compares what came with the mirror and with Halo's count, and marks what is gone. Before anything is called gone,
 * and where counting has failed for good, Halo's list of all ids is asked, if it offers one.
 */
export async function finishFullPass(context: SyncContext, entity: HaloEntity, read: ReadPass): Promise<PassOutcome> {
  const { meter } = read;
  const table = mirrorTableOf(entity);
  const prove = (ids: readonly number[] | null | undefined) =>
    inSync(context, (db) => proveAndEnd(db, context, { ...read, entity, ids }));
  const end = (await prove(undefined)) ?? (await prove(await listAllIds(context, entity)));
  if (end === null) throw new TypeError('A pass that was given its ids has no end.');
  const phase = 'done';
  meter.report(phase, end.verdict.message ?? undefined);
  const report: EntityReport = {
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
  return { report, holes: end.holes };
}

/** All ids of an entity; null where Halo offers no such list, or gives one that cannot be read. */
async function listAllIds(context: SyncContext, entity: HaloEntity): Promise<readonly number[] | null> {
  if (entity.source.by !== 'list' || entity.source.list.idsOnly === undefined || entity.key.length !== 1) return null;
  try {
    const ids = await context.halo.listIds(entity, { priority: 'background', signal: context.signal });
    // A copy of a million numbers is made only where one of them is none.
    return ids.every((id) => typeof id === 'number') ? ids : ids.map(Number).filter(Number.isSafeInteger);
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
  const { startedAt } = pass;
  const seen = await compareSeenWithMirror(db, table, { passId: pass.id, connectionId, startedAt });
  if (read.ids === undefined && mustAskIds(seen, pass, read.reading.isLast)) return null;
  const ids = read.ids ? await compareIdsWithSeen(db, table, { connectionId, ids: read.ids }) : null;
  const claimed = { recordCount, ids };
  const verdict = await weighLoss(db, context, { table, seen, verdict: judgePass(seen, claimed, context.acceptDeletions), at });
  const tombstoned =
    verdict.mayTombstone && seen.missing > 0 ? await tombstoneUnseenRows(db, table, { connectionId, startedAt, at }) : 0;
  if (tombstoned > 0) await tombstoneChildren(db, context, entity);
  context.crash('sync.tombstones-set');
  const errorCode = verdict.state === 'suspect' ? 'suspect-shrink' : null;
  const { isComplete, state, message } = verdict;
  await endPass(db, pass.id, { state, at, distinctKeys: seen.distinctKeys, isComplete, tombstoned, errorCode, message });
  await keepEvidence(db, context, { ...read, pass, seen, claimed, verdict });
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
  if (state !== 'suspect') await clearEntityIssue(db, { connectionId, entity: table.table, at });
  if (isComplete) await clearSyncIssues(db, { connectionId, entity: table.table, at, notSeenSince: pass.startedAt });
  await forgetSeenPages(db, pass.id);
  return { verdict, tombstoned, pass, holes: countHoles(seen, claimed) };
}

/**
 * Whether Halo's list of all ids is worth its one request: before anything is called gone, where counting has failed for good, and where
 * a deletion and an insertion between two pages may have cancelled out in the count. The row that makes the count right again is then
 * one that the mirror did not hold, so a pass that wrote nothing needs no ids, nor does one of a single page.
 */
function mustAskIds(seen: SeenComparison, pass: SyncPass, isLast: boolean): boolean {
  if (seen.missing > 0) return true;
  if (isShort(seen, pass.recordCount)) return isLast;
  return pass.nextPage > 2 && pass.rowsWritten > 0;
}

interface JudgedPass extends Omit<ReadPass, 'meter' | 'clockLead'> {
  readonly seen: SeenComparison;
  readonly claimed: Claimed;
  readonly verdict: Verdict;
}

/** Keeps by what the verdict of a pass came about, for whoever reads the rows. */
async function keepEvidence(db: Db, { connectionId }: SyncContext, judged: JudgedPass): Promise<void> {
  const { pass, seen, claimed, verdict, reading, serverTime } = judged;
  await insertPassEvidence(db, {
    passId: pass.id,
    connectionId,
    reading: reading.number,
    pages: pass.nextPage - 1,
    duplicatesWithin: seen.duplicates,
    duplicatesAcross: seen.repeats,
    unreadable: seen.unreadable,
    alive: seen.alive,
    missing: seen.missing,
    withheld: verdict.mayTombstone ? 0 : seen.missing,
    ids: claimed.ids,
    repaired: verdict.isComplete ? reading.holes : 0,
    serverTime,
    method: methodOf(claimed),
  });
}

/**
 * Up to when everything is known: the newest change that was seen, but never later than the beginning of the pass by Halo's clock.
 * What changed while it ran may stand on a page that had been read.
 */
function watermarkOf(newestChange: Date, startedAt: Date, clockLead: number): Date {
  return new Date(Math.min(newestChange.getTime(), startedAt.getTime() + clockLead));
}
