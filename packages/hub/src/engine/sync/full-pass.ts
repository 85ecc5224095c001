import type { HaloEntity, HaloPage, ListOptions } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { beginPass, checkpointPass, findRunningPass, type SyncPass } from '../../store/rows/sync-pass-rows.ts';
import { addSeenPages, countSeenPages, forgetSeenPages } from '../../store/rows/sync-seen-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import { startExpectedCount } from './expected-count.ts';
import { finishFullPass, type PassOutcome, type ReadPass } from './full-pass-end.ts';
import { type Batch, joinBatches, readPage, releaseBatch, writeBatch } from './page-writer.ts';
import { type PassMeter, startPassMeter } from './pass-meter.ts';
import { prefetch } from './prefetch.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

/** Pages asked for while a batch is being written. */
const readAhead = 6;
/** A pass that was interrupted longer ago than this begins anew: too much may have moved since. */
const resumableMs = 24 * 60 * 60 * 1000;
/** A pass whose proof fails is read again at once, this often. */
const attempts = 2;

/**
 * Reads every record of an entity by its list and proves it: what came is compared with Halo's count, and what did not come any more
 * becomes a tombstone. Takes up an interrupted pass at its checkpoint.
 */
export async function runFullPass(context: SyncContext, entity: HaloEntity): Promise<EntityReport> {
  let holes = 0;
  for (let attempt = 1; ; attempt += 1) {
    const { report, ...end } = await runOnce(context, entity, { number: attempt, isLast: attempt === attempts, holes });
    holes = end.holes;
    // Rows that shift between pages are the usual reason for a miss, and a second reading mends it.
    if (report.isComplete || report.phase !== 'done' || attempt === attempts) return report;
  }
}

async function runOnce(context: SyncContext, entity: HaloEntity, reading: ReadPass['reading']): Promise<PassOutcome> {
  const { table } = mirrorTableOf(entity);
  const pass = await beginOrResume(context, entity);
  const meter = startPassMeter(context, table, {
    rows: pass.rowsRead,
    written: pass.rowsWritten,
    requests: pass.requests,
  });
  meter.expect(pass.recordCount);
  meter.report('reading');
  context.crash('sync.pass-begun');
  const time = await readAllPages(context, entity, { pass, meter });
  return finishFullPass(context, entity, { pass, meter, ...time, reading });
}

async function beginOrResume(context: SyncContext, entity: HaloEntity): Promise<SyncPass> {
  const { table } = mirrorTableOf(entity);
  const { connectionId } = context;
  const at = nowOf(context);
  return inSync(context, async (db) => {
    await setSyncState(db, { connectionId, entity: table, state: 'running', message: null, errorCode: null });
    const running = await findRunningPass(db, { connectionId, entity: table, kind: 'full' });
    if (running) {
      const isFresh = at.getTime() - running.startedAt.getTime() < resumableMs;
      // A database that crashed has lost the keys seen so far: without them nothing can be told gone.
      const hasAllPages = (await countSeenPages(db, running.id)) === running.nextPage - 1;
      if (isFresh && hasAllPages) return running;
      await forgetSeenPages(db, running.id);
    }
    return beginPass(db, {
      connectionId,
      entity: table,
      kind: 'full',
      at,
      pageSize: context.pageSizes[table] ?? listOf(entity)?.pageSize ?? null,
    });
  });
}

function listOf(entity: HaloEntity) {
  return entity.source.by === 'embedded' ? null : entity.source.list;
}

/** The query that makes a list give everything: a list that wants a window is given one that holds all times. */
function everythingQuery(entity: HaloEntity, now: Date): NonNullable<ListOptions['query']> {
  const { incremental } = entity;
  if (incremental.by !== 'window') return {};
  const end = new Date(now.getTime() + 5 * 365 * 24 * 60 * 60 * 1000);
  return { [incremental.start]: '2000-01-01T00:00:00Z', [incremental.end]: `${end.toISOString().slice(0, 19)}Z` };
}

/** Decodes pages as they come, so that what waits to be written no longer holds the parsed answers. */
async function* readPages(
  context: SyncContext,
  entity: HaloEntity,
  pages: AsyncIterable<HaloPage>,
): AsyncGenerator<{ readonly page: PageNews; readonly batch: Batch }> {
  for await (const page of pages) {
    context.crash('sync.page-fetched');
    const { recordCount, serverTime } = page;
    const news = { recordCount, serverTime, receivedAt: context.clock.now() };
    yield { page: news, batch: readPage(context, entity, page) };
  }
}

/** What a page says besides its rows. */
interface PageNews {
  readonly recordCount: number | null;
  readonly serverTime: number | null;
  readonly receivedAt: number;
}

/** @returns what Halo's clock said last, and how many milliseconds it is ahead of ours; 0 where it does not tell the time */
async function readAllPages(
  context: SyncContext,
  entity: HaloEntity,
  { pass, meter }: { readonly pass: SyncPass; readonly meter: PassMeter },
): Promise<Pick<ReadPass, 'clockLead' | 'serverTime'>> {
  const pages = context.halo.listPages(entity, {
    fromPage: pass.nextPage,
    ...(pass.pageSize === null ? {} : { pageSize: pass.pageSize }),
    query: everythingQuery(entity, pass.startedAt),
    priority: 'background',
    signal: context.signal,
  });
  const expected = startExpectedCount(pass.recordCount);
  let clockLead = 0;
  let serverTime: Date | null = null;
  let collected: Batch[] = [];
  let rows = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    if (collected.length === 0) return;
    const batch = joinBatches(collected);
    collected = [];
    rows = 0;
    // One transaction at a time keeps the checkpoint behind the rows; the decoding ran while the one before was written.
    await writing;
    writing = storeBatch(context, entity, { pass, batch, recordCount: expected.value, meter });
    // Awaited at the next flush; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  };
  try {
    for await (const { page, batch } of prefetch(readPages(context, entity, pages), readAhead)) {
      expected.hear(page.recordCount);
      if (page.serverTime !== null) {
        clockLead = page.serverTime - page.receivedAt;
        serverTime = new Date(page.serverTime);
      }
      collected.push(batch);
      rows += batch.received;
      if (rows >= context.batchRows) await flush();
      if (context.signal.aborted) break;
    }
  } finally {
    // What came whole is worth keeping even when the next page failed: the pass resumes behind it.
    await flush();
    await writing;
  }
  context.signal.throwIfAborted();
  return { clockLead, serverTime };
}

/** A batch to be written, and the pass that it moves on. */
interface BatchOfPass {
  readonly pass: SyncPass;
  readonly meter: PassMeter;
  readonly batch: Batch;
  /** How many records Halo says there are; null: it did not say. */
  readonly recordCount: number | null;
}

async function storeBatch(context: SyncContext, entity: HaloEntity, step: BatchOfPass): Promise<void> {
  const { pass, meter, batch, recordCount } = step;
  const table = mirrorTableOf(entity);
  const lastPage = batch.pages.at(-1)?.pageNo ?? pass.nextPage;
  const written = await inSync(
    context,
    async (db) => {
      const result = await writeBatch(db, context, { entity, batch });
      context.crash('sync.rows-written');
      await addSeenPages(db, table, { passId: pass.id, connectionId: context.connectionId, pages: batch.pages });
      await checkpointPass(db, pass.id, {
        nextPage: lastPage + 1,
        rowsRead: result.read,
        rowsWritten: result.written,
        quarantined: result.quarantined,
        requests: batch.pages.length,
        newestChange: result.newestChange,
        recordCount,
      });
      context.crash('sync.checkpoint-set');
      return result;
    },
    // The checkpoint stands in the same transaction: losing the tail costs a page read again, never a hole.
    { asyncCommit: true },
  );
  context.crash('sync.committed');
  releaseBatch(batch);
  meter.expect(recordCount);
  meter.add({ rows: written.read, written: written.written, requests: batch.pages.length });
}
