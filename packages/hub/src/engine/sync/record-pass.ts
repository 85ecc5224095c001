import type { HaloEntity } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { tombstoneMirrorRow, upsertMirrorDetail } from '../../store/rows/mirror-rows.ts';
import type { EntityReport } from './progress.ts';
import { rowReaderOf } from './row-reader.ts';
import { nowOf, type SyncContext } from './sync-context.ts';

/** Reads one record in full and keeps every column of it; a record that Halo no longer has becomes a tombstone. Costs one request. */
export async function runRecordPass(context: SyncContext, entity: HaloEntity, id: number | string): Promise<EntityReport> {
  const startedAt = context.clock.now();
  const reader = rowReaderOf(entity);
  const table = mirrorTableOf(entity);
  const found = await context.halo.read(entity, id, { priority: 'interactive', signal: context.signal });
  const [row] = found === null ? [] : reader.read([found]).rows;
  const report = {
    entity: table.table,
    phase: 'done',
    kind: 'record',
    rowsRead: found === null ? 0 : 1,
    quarantined: found !== null && !row ? 1 : 0,
    requests: 1,
    isComplete: false,
    recordCount: null,
    errorCode: null,
  } as const;
  const seconds = () => (context.clock.now() - startedAt) / 1000;
  if (row) {
    await context.store.inWorkspace(context.workspaceId, (db) =>
      upsertMirrorDetail(db, table, context.connectionId, row, nowOf(context)),
    );
    return { ...report, rowsWritten: 1, tombstoned: 0, seconds: seconds(), message: null };
  }
  if (found !== null)
    return {
      ...report,
      phase: 'failed',
      rowsWritten: 0,
      tombstoned: 0,
      seconds: seconds(),
      message: 'The record came without a readable key.',
    };
  const isGone = await context.store.inWorkspace(context.workspaceId, (db) =>
    tombstoneMirrorRow(db, table, context.connectionId, [id], nowOf(context)),
  );
  const message = isGone ? 'Halo no longer has this record: it is marked as deleted.' : 'Halo has no such record.';
  return { ...report, rowsWritten: isGone ? 1 : 0, tombstoned: isGone ? 1 : 0, seconds: seconds(), message };
}
