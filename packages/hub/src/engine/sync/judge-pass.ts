import type { ProofMethod } from '../../store/rows/pass-evidence-rows.ts';
import type { IdsComparison, SeenComparison } from '../../store/rows/sync-seen-rows.ts';

/** More than this share of the rows gone at once is not believed (TRUST: a right taken away looks just like a deletion). */
const shrinkShare = 0.05;
/** Below this many rows that share means nothing, */
const shrinkFloor = 20;
/** but more than this share of a table, however small, is not believed either: an agent that sees no client reads empty lists. */
const shrinkMost = 0.5;
/** In a table of so few rows anything may go. */
const shrinkFew = 2;

/** What a full pass proves, and what may be done for it. */
export interface Verdict {
  readonly isComplete: boolean;
  readonly mayTombstone: boolean;
  readonly state: 'done' | 'suspect';
  readonly message: string | null;
}

/** What Halo says of how much there is: its count, and what its list of all ids says of what came (null: not asked, or no answer). */
export interface Claimed {
  readonly recordCount: number | null;
  readonly ids: IdsComparison | null;
}

function receivedOf({ distinctKeys, unreadable, duplicates }: SeenComparison): number {
  return distinctKeys + unreadable + duplicates;
}

/** Whether the counts say that something did not come: fewer than Halo counts, or, where it does not count, one record on two pages. */
export function isShort(seen: SeenComparison, recordCount: number | null): boolean {
  return recordCount === null ? seen.repeats > 0 : receivedOf(seen) < recordCount;
}

/**
 * How many records Halo's list of ids holds that did not come. What the mirror never held and is higher than all that came was made after
 * the last page, if the pages hold as many as Halo counted; a row whose key cannot be read may be one of the others.
 */
function countPassedOver(seen: SeenComparison, { recordCount, ids }: Claimed): number {
  if (ids === null) return 0;
  const unknown = ids.unseen - ids.passedOver - (recordCount === null ? 0 : ids.madeSince);
  return ids.passedOver + Math.max(0, unknown - seen.unreadable);
}

/** How many rows a pass has passed over, as far as it can be told. */
export function countHoles(seen: SeenComparison, claimed: Claimed): number {
  const short = claimed.recordCount === null ? seen.repeats : claimed.recordCount - receivedOf(seen);
  return Math.max(0, short, countPassedOver(seen, claimed));
}

/** By what a pass proves what it proves. */
export function methodOf({ recordCount, ids }: Claimed): ProofMethod {
  if (recordCount === null) return ids === null ? 'end-of-list' : 'ids';
  return ids === null ? 'count' : 'count-and-ids';
}

/** What the counts of a pass prove. Pure. */
export function judgePass(seen: SeenComparison, { recordCount, ids }: Claimed, acceptDeletions: boolean): Verdict {
  const received = receivedOf(seen);
  // Rows that went while the pages were read move the others up over the edge of a page, where no reading finds them.
  const passedOver = countPassedOver(seen, { recordCount, ids });
  if (passedOver > 0) return unproven(`${passedOver} records did not come although Halo lists their ids`);
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
      message: `${seen.missing} of ${seen.alive} records are no longer in Halo's list. That is more than ${(limit === most ? shrinkMost : shrinkShare) * 100} %, as when the agent loses a right, so nothing was marked as deleted. If they are really gone, say so with: sundog confirm-deletions`,
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
