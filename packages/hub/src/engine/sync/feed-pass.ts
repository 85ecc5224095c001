import { decodeRecord, type HaloEntity, HaloError, type HaloIncremental, type HaloPage } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { clearEntityIssue } from '../../store/rows/sync-issue-rows.ts';
import { beginPass, endPass } from '../../store/rows/sync-pass-rows.ts';
import { type SyncState, setSyncState } from '../../store/rows/sync-state-rows.ts';
import { runFullPass } from './full-pass.ts';
import { startPassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { refreshRecord } from './record-pass.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

/** More changed records than this are read faster by their list. */
const mostRecords = 100;
/** How far behind the last full read the first look into a feed goes, so that clocks that disagree lose nothing. */
const overlapMs = 60 * 60 * 1000;

type ChangeFeed = Extract<HaloIncremental, { readonly by: 'change-feed' }>;

/** What a feed says since it was last looked into. */
interface FeedNews {
  readonly changed: ReadonlySet<number>;
  /** Its newest entry; null: it is empty. */
  readonly newest: number | null;
  readonly requests: number;
}

/**
 * Reads the records that a change feed names, one by one, where these are few: of a list without change dates (assets) this saves a
 * whole read (API.md 2.5). The feed is a hint; the full pass of every day stays the truth, and finds what no feed tells. Falls back to
 * a full read where the feed cannot be read, has gaps, or names too much.
 */
export async function runFeedPass(context: SyncContext, entity: HaloEntity, state: SyncState): Promise<EntityReport> {
  const news = state.isComplete ? await readNews(context, entity, state) : null;
  if (news === null || news.changed.size > fewest(context, entity, state)) {
    const report = await runFullPass(context, entity);
    // What the feed told before the list was read stands in the list.
    if (news !== null && report.phase === 'done' && report.isComplete) await keepCursor(context, entity, news);
    return report;
  }
  return readChanged(context, entity, { state, news });
}

/** Up to how many records it is cheaper to read them one by one. */
function fewest(context: SyncContext, entity: HaloEntity, state: SyncState): number {
  if (entity.source.by !== 'list' || state.recordCount === null) return mostRecords;
  const { table } = mirrorTableOf(entity);
  return Math.min(mostRecords, Math.ceil(state.recordCount / (context.pageSizes[table] ?? entity.source.list.pageSize)));
}

/** Null where the feed cannot be used. */
async function readNews(context: SyncContext, entity: HaloEntity, state: SyncState): Promise<FeedNews | null> {
  const { incremental } = entity;
  if (incremental.by !== 'change-feed' || state.lastFullAt === null) return null;
  const feed = context.entities.get(incremental.feed)?.halo;
  if (!feed) return null;
  const until = { cursor: state.feedCursor, at: new Date(state.lastFullAt.getTime() - overlapMs).toISOString() };
  try {
    return await readFeed(context, feed, { incremental, until });
  } catch (error) {
    // No permission for the feed, or a Halo without it: the list tells the same at a higher price.
    if (error instanceof HaloError && error.disposition === 'skip') return null;
    throw error;
  }
}

async function readFeed(
  context: SyncContext,
  feed: HaloEntity,
  {
    incremental,
    until,
  }: { readonly incremental: ChangeFeed; readonly until: { readonly cursor: number | null; readonly at: string } },
): Promise<FeedNews | null> {
  const changed = new Set<number>();
  let newest: number | null = null;
  let before = Number.POSITIVE_INFINITY;
  let requests = 0;
  const options = { priority: 'background', order: { field: 'id', descending: true }, signal: context.signal } as const;
  for await (const page of context.halo.listPages(feed, options)) {
    requests += 1;
    for (const entry of readEntries(feed, page, incremental)) {
      // Not newest first: where the news ends cannot be told.
      if (entry === null || entry.id > before) return null;
      before = entry.id;
      newest ??= entry.id;
      if (until.cursor === null ? entry.at < until.at : entry.id <= until.cursor) return { changed, newest, requests };
      changed.add(entry.subject);
    }
    if (changed.size > mostRecords && until.cursor !== null) return { changed, newest, requests };
  }
  // A feed that ends before the cursor was emptied, or is that of another HaloPSA.
  return until.cursor === null || newest === null ? { changed, newest, requests } : null;
}

interface FeedEntry {
  readonly id: number;
  readonly subject: number;
  readonly at: string;
}

/** The entries of a page; null for one that does not say what changed and when. */
function readEntries(feed: HaloEntity, { rows, notRows }: HaloPage, incremental: ChangeFeed): readonly (FeedEntry | null)[] {
  if (notRows.length > 0) return [null];
  return rows.map((row) => {
    try {
      const record: Readonly<Record<string, unknown>> = decodeRecord(feed, row);
      const [id, subject, at] = [record['id'], record[incremental.idField], record[incremental.timeField]];
      return typeof id === 'number' && typeof subject === 'number' && typeof at === 'string' ? { id, subject, at } : null;
    } catch (error) {
      if (error instanceof HaloError) return null;
      throw error;
    }
  });
}

async function readChanged(
  context: SyncContext,
  entity: HaloEntity,
  { state, news }: { readonly state: SyncState; readonly news: FeedNews },
): Promise<EntityReport> {
  const { table } = mirrorTableOf(entity);
  const { connectionId } = context;
  const pass = await inSync(context, (db) =>
    beginPass(db, { connectionId, entity: table, kind: 'incremental', at: nowOf(context), pageSize: null }),
  );
  const meter = startPassMeter(context, table);
  meter.expect(news.changed.size);
  meter.add({ requests: news.requests });
  let tombstoned = 0;
  let quarantined = 0;
  for (const id of news.changed) {
    const outcome = await refreshRecord(context, entity, { key: [id], priority: 'background' });
    tombstoned += outcome.tombstoned ?? 0;
    quarantined += outcome.quarantined ?? 0;
    meter.add({ rows: outcome.rowsRead ?? 0, written: outcome.rowsWritten ?? 0, requests: 1, done: 1 });
    context.signal.throwIfAborted();
  }
  const message = state.state === 'suspect' ? state.message : null;
  await inSync(context, async (db) => {
    const at = nowOf(context);
    await endPass(db, pass.id, {
      at,
      state: 'done',
      distinctKeys: null,
      isComplete: false,
      tombstoned,
      errorCode: null,
      message: null,
    });
    await setSyncState(db, {
      connectionId,
      entity: table,
      state: state.state === 'suspect' ? 'suspect' : 'done',
      lastPassId: pass.id,
      lastSuccessAt: at,
      errorCode: null,
      message,
      ...(news.newest === null ? {} : { feedCursor: news.newest }),
    });
    await clearEntityIssue(db, { connectionId, entity: table, at });
  });
  meter.report('done');
  return {
    entity: table,
    phase: 'done',
    kind: 'incremental',
    rowsRead: meter.rows,
    rowsWritten: meter.written,
    tombstoned,
    quarantined,
    requests: meter.requests,
    seconds: meter.seconds,
    isComplete: state.isComplete,
    recordCount: state.recordCount,
    errorCode: null,
    message: null,
  };
}

async function keepCursor(context: SyncContext, entity: HaloEntity, { newest }: FeedNews): Promise<void> {
  if (newest === null) return;
  const { table } = mirrorTableOf(entity);
  await inSync(context, (db) => setSyncState(db, { connectionId: context.connectionId, entity: table, feedCursor: newest }));
}
