import { HaloError, NotPermittedError } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { recordSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { findSyncState, setSyncState } from '../../store/rows/sync-state-rows.ts';
import { runFeedPass } from './feed-pass.ts';
import { startFieldCensus } from './field-census.ts';
import { runFullPass } from './full-pass.ts';
import { runHistoryPass } from './history-pass.ts';
import { noticeDrift } from './notice-drift.ts';
import type { EntityReport } from './progress.ts';
import { runRecentPass } from './recent-pass.ts';
import { nowOf, type SyncContext, type SyncEntity } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

export type PassWish = 'full' | 'recent';

/**
 * Reads one entity, and turns what went wrong into a report, so that one entity without permission never stops the others.
 * @throws what must stop the whole run: an abort, an error with disposition `stop`, an error that is not Halo's
 */
export async function runEntityPass(context: SyncContext, entity: SyncEntity, wish: PassWish): Promise<EntityReport> {
  const startedAt = context.clock.now();
  const census = startFieldCensus();
  try {
    const report = await runPass({ ...context, census }, entity, wish);
    await noticeDrift(context, entity.halo, { census, report });
    return report;
  } catch (error) {
    if (!(error instanceof HaloError) || context.signal.aborted) throw error;
    const report = await recordFailure(context, entity, { error, seconds: (context.clock.now() - startedAt) / 1000 });
    if (error.disposition === 'stop') throw error;
    return report;
  }
}

async function runPass(context: SyncContext, entity: SyncEntity, wish: PassWish): Promise<EntityReport> {
  if (entity.halo.source.by === 'parent') return runHistoryPass(context, entity.halo);
  if (wish === 'full') return runFullPass(context, entity.halo);
  const { table } = mirrorTableOf(entity.halo);
  const state = await inSync(context, (db) => findSyncState(db, context.connectionId, table));
  if (state === null) return runFullPass(context, entity.halo);
  return entity.halo.incremental.by === 'change-feed'
    ? runFeedPass(context, entity.halo, state)
    : runRecentPass(context, entity.halo, state);
}

async function recordFailure(
  context: SyncContext,
  entity: SyncEntity,
  { error, seconds }: { readonly error: HaloError; readonly seconds: number },
): Promise<EntityReport> {
  const { table } = mirrorTableOf(entity.halo);
  // A missing right shows as 403, or as 401 to a token that works elsewhere.
  const phase = error instanceof NotPermittedError ? 'no-permission' : 'failed';
  const { connectionId } = context;
  const { code, message } = error;
  const sentence = `${message} ${error.remedy}`;
  await inSync(context, async (db) => {
    // The pass stays open: its checkpoint is where the next run goes on.
    await setSyncState(db, { connectionId, entity: table, state: phase, errorCode: code, message });
    await recordSyncIssues(db, {
      connectionId,
      issues: [{ entity: table, kind: 'entity', subject: table, code, sentence, raw: null }],
      at: nowOf(context),
    });
  });
  context.onProgress({
    entity: table,
    phase,
    rows: 0,
    written: 0,
    expected: null,
    requests: 0,
    rowsPerSecond: 0,
    etaSeconds: null,
    message,
  });
  return {
    entity: table,
    phase,
    kind: 'full',
    rowsRead: 0,
    rowsWritten: 0,
    tombstoned: 0,
    quarantined: 0,
    requests: 0,
    seconds,
    isComplete: false,
    recordCount: null,
    errorCode: code,
    message,
  };
}
