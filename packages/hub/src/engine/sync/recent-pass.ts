import type { HaloEntity, HaloPage, ListOptions } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { findHighestKey } from '../../store/rows/mirror-rows.ts';
import { clearEntityIssue } from '../../store/rows/sync-issue-rows.ts';
import { beginPass, checkpointPass, endPass } from '../../store/rows/sync-pass-rows.ts';
import { type SyncState, setSyncState } from '../../store/rows/sync-state-rows.ts';
import { runFullPass } from './full-pass.ts';
import { readPage, writeBatch } from './page-writer.ts';
import { type PassMeter, startPassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

/** How far behind the watermark an incremental read goes on, so that clocks that disagree and late commits lose nothing. API.md 2.5. */
const overlapMs = 15 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** How a list is asked for what is new, and when it has been seen. Null: only a full read will do. */
interface RecentReading {
  readonly options: ListOptions;
  /** Told every page in order. `stop`: all news has come. `unordered`: the list does not honour the order that was asked for. */
  judge(page: HaloPage, changes: readonly (string | null)[], keys: readonly (string | number)[]): 'go-on' | 'stop' | 'unordered';
}

/**
 * Reads what changed since the last pass by the safest way that the entity offers (API.md 2.5), and falls back to a full read where it
 * offers none, where nothing is known yet, or where the list does not honour the order that was asked for.
 */
export async function runRecentPass(context: SyncContext, entity: HaloEntity, state: SyncState): Promise<EntityReport> {
  const reading = await planReading(context, entity, state);
  if (reading === null) return runFullPass(context, entity);
  const { table } = mirrorTableOf(entity);
  const at = nowOf(context);
  const pass = await inSync(context, (db) =>
    beginPass(db, { connectionId: context.connectionId, entity: table, kind: 'incremental', at, pageSize: null }),
  );
  const meter = startPassMeter(context, table);
  meter.report('reading');
  const outcome = await readRecentPages(context, entity, { passId: pass.id, reading, meter });
  if (outcome === 'unordered') {
    await inSync(context, async (db) => {
      await endPass(db, pass.id, {
        ...ended(nowOf(context)),
        state: 'abandoned',
        message: 'The list does not honour the order.',
      });
      await setSyncState(db, { connectionId: context.connectionId, entity: table, isOrderIgnored: true });
    });
    return runFullPass(context, entity);
  }
  const done = await inSync(context, async (db) => {
    const finished = await endPass(db, pass.id, { ...ended(nowOf(context)), state: 'done', message: null });
    await setSyncState(db, {
      connectionId: context.connectionId,
      entity: table,
      state: state.state === 'suspect' ? 'suspect' : 'done',
      lastPassId: pass.id,
      lastSuccessAt: nowOf(context),
      errorCode: null,
      message: state.state === 'suspect' ? state.message : null,
      ...(finished?.newestChange && (!state.watermark || finished.newestChange > state.watermark)
        ? { watermark: finished.newestChange }
        : {}),
    });
    await clearEntityIssue(db, { connectionId: context.connectionId, entity: table, at: nowOf(context) });
    return finished;
  });
  meter.report('done');
  return {
    entity: table,
    phase: 'done',
    kind: 'incremental',
    rowsRead: meter.rows,
    rowsWritten: meter.written,
    tombstoned: 0,
    quarantined: done?.quarantined ?? 0,
    requests: meter.requests,
    seconds: meter.seconds,
    isComplete: state.isComplete,
    recordCount: state.recordCount,
    errorCode: null,
    message: null,
  };
}

function ended(at: Date) {
  return { at, distinctKeys: null, isComplete: false, tombstoned: 0, errorCode: null };
}

async function planReading(context: SyncContext, entity: HaloEntity, state: SyncState): Promise<RecentReading | null> {
  if (state.lastFullAt === null || !state.isComplete) return null;
  const { incremental } = entity;
  const common = { priority: 'background', signal: context.signal } as const;
  if (incremental.by === 'newest-first') {
    if (state.isOrderIgnored || state.watermark === null) return null;
    const until = new Date(state.watermark.getTime() - overlapMs).toISOString();
    return {
      options: { ...common, order: { field: incremental.order, descending: true } },
      judge: (_page, changes) => {
        if (!isDescending(changes)) return 'unordered';
        const last = changes.at(-1);
        return typeof last === 'string' && last < until ? 'stop' : 'go-on';
      },
    };
  }
  if (incremental.by === 'highest-id') {
    const highest = await inSync(context, (db) => findHighestKey(db, mirrorTableOf(entity), context.connectionId));
    if (highest === null || state.isOrderIgnored) return null;
    return {
      options: { ...common, order: { field: 'id', descending: true } },
      judge: (_page, _changes, keys) => {
        const numbers = keys.map(Number);
        if (numbers.some((key, index) => index > 0 && key > (numbers[index - 1] ?? key))) return 'unordered';
        return numbers.some((key) => key <= highest) ? 'stop' : 'go-on';
      },
    };
  }
  if (incremental.by === 'window') {
    const now = context.clock.now();
    const window = {
      [incremental.start]: `${new Date(now - incremental.days * dayMs).toISOString().slice(0, 19)}Z`,
      [incremental.end]: `${new Date(now + incremental.days * dayMs).toISOString().slice(0, 19)}Z`,
    };
    return { options: { ...common, query: window }, judge: () => 'go-on' };
  }
  return null;
}

/** Rows without a change date may stand anywhere; the others must not rise. */
function isDescending(changes: readonly (string | null)[]): boolean {
  let before: string | null = null;
  for (const change of changes) {
    if (change === null) continue;
    if (before !== null && change > before) return false;
    before = change;
  }
  return true;
}

async function readRecentPages(
  context: SyncContext,
  entity: HaloEntity,
  { passId, reading, meter }: { readonly passId: number; readonly reading: RecentReading; readonly meter: PassMeter },
): Promise<'read' | 'unordered'> {
  let lastChangeOfPageBefore: string | null = null;
  for await (const page of context.halo.listPages(entity, reading.options)) {
    context.crash('sync.page-fetched');
    const batch = readPage(context, entity, page);
    const changes = lastChangeOfPageBefore === null ? batch.read.changes : [lastChangeOfPageBefore, ...batch.read.changes];
    const verdict = reading.judge(
      page,
      changes,
      batch.pages.flatMap(({ keys }) => keys.map((key) => key.at(-1) ?? 0)),
    );
    lastChangeOfPageBefore = batch.read.changes.findLast((change) => change !== null) ?? lastChangeOfPageBefore;
    const written = await inSync(context, async (db) => {
      const result = await writeBatch(db, context, { entity, batch });
      context.crash('sync.rows-written');
      await checkpointPass(db, passId, {
        nextPage: page.pageNo + 1,
        rowsRead: result.read,
        rowsWritten: result.written,
        quarantined: result.quarantined,
        requests: 1,
        newestChange: result.newestChange,
        recordCount: page.recordCount,
      });
      context.crash('sync.checkpoint-set');
      return result;
    });
    context.crash('sync.committed');
    meter.add({ rows: written.read, written: written.written, requests: 1 });
    if (verdict === 'unordered') return 'unordered';
    if (verdict === 'stop') return 'read';
    context.signal.throwIfAborted();
  }
  return 'read';
}
