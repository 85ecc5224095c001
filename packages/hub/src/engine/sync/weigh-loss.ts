import type { Db } from '../../store/database.ts';
import type { MirrorTable } from '../../store/mirror/mirror-table.ts';
import { forgetSuspectLoss, isLossConfirmed, keepSuspectLoss } from '../../store/rows/suspect-loss-rows.ts';
import { recordSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import type { SeenComparison } from '../../store/rows/sync-seen-rows.ts';
import type { Verdict } from './judge-pass.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Looks at a loss that is too large to be believed: where a person has confirmed exactly these rows, or more than these, they may be marked
 * as deleted; otherwise the loss is remembered row by row and raised as an issue of the entity. Belongs in the transaction that compared the
 * pass with the mirror.
 * @returns the verdict that holds
 */
export async function weighLoss(
  db: Db,
  { connectionId }: Pick<SyncContext, 'connectionId'>,
  loss: { readonly table: MirrorTable; readonly seen: SeenComparison; readonly verdict: Verdict; readonly at: Date },
): Promise<Verdict> {
  const { table, seen, verdict, at } = loss;
  const entity = table.table;
  if (verdict.state !== 'suspect') {
    // What is incomplete says nothing of what is gone: the loss waits for the next reading.
    if (verdict.isComplete) await forgetSuspectLoss(db, { connectionId, entity });
    return verdict;
  }
  if (await isLossConfirmed(db, table, connectionId)) {
    await forgetSuspectLoss(db, { connectionId, entity });
    return { isComplete: true, mayTombstone: true, state: 'done', message: null };
  }
  const { missing, alive } = seen;
  await keepSuspectLoss(db, table, { connectionId, missing, alive, at });
  await recordSyncIssues(db, {
    connectionId,
    issues: [{ entity, kind: 'entity', subject: entity, code: 'shrunk', sentence: verdict.message ?? '', raw: null }],
    at,
  });
  return verdict;
}
