import { type HaloEntity, HaloError, type HaloPage, NotPermittedError, ServerFailedError } from '@sundog/halo';
import { type MirrorTable, mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { tombstoneMissingChildren } from '../../store/rows/mirror-rows.ts';
import { clearEntityIssue, clearParentIssues } from '../../store/rows/sync-issue-rows.ts';
import { countParents, type DueParent, listDueParents, markParentsRead } from '../../store/rows/sync-parent-rows.ts';
import { beginPass, checkpointPass, endPass } from '../../store/rows/sync-pass-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import { writeRows } from './page-writer.ts';
import { type PassMeter, startPassMeter } from './pass-meter.ts';
import type { EntityReport } from './progress.ts';
import { rowReaderOf } from './row-reader.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';
import { withParent } from './with-parent.ts';

/** Parents whose children are written in one transaction. */
const parentsPerBatch = 64;
/** Parents looked up at once; what changed meanwhile waits until they are read. */
const parentsPerList = 1_024;
/** Parents asked for at the same time. */
const inFlight = 6;

/** Parents that Halo fails to answer for before the whole is given up. */
const mostFailures = 20;

/** The pages of one parent's children, or null where Halo says that the parent is gone. */
interface ParentPages {
  readonly parent: DueParent;
  readonly pages: readonly HaloPage[] | null;
}

/**
 * Reads an entity that Halo lists only per parent (the actions of a ticket, the software of an asset): one request per parent, newest
 * parents first, only parents that are new or changed. A parent and its children are kept together or not at all; a parent that cannot
 * be read does not keep the others from being read.
 */
export async function runHistoryPass(context: SyncContext, entity: HaloEntity): Promise<EntityReport> {
  const { source } = entity;
  if (source.by !== 'parent') throw new TypeError(`${entity.name} is not read per parent.`);
  const parentEntity = context.entities.get(source.parent)?.halo;
  if (!parentEntity) throw new TypeError(`${entity.name} names the unknown parent ${source.parent}.`);
  const { table } = mirrorTableOf(entity);
  const parentTable = mirrorTableOf(parentEntity);
  const { connectionId } = context;
  const pass = await inSync(context, async (db) => {
    await setSyncState(db, { connectionId, entity: table, state: 'running', message: null, errorCode: null });
    return beginPass(db, { connectionId, entity: table, kind: 'history', at: nowOf(context), pageSize: null });
  });
  const before = await inSync(context, (db) => countParents(db, parentTable, { connectionId, entity: table }));
  const meter = startPassMeter(context, table);
  meter.expect(before.total - before.done);
  meter.report('reading');
  const tombstoned = await readAllDue(context, entity, { parentTable, passId: pass.id, meter });
  const parents = await inSync(context, async (db) => {
    const at = nowOf(context);
    await endPass(db, pass.id, {
      state: 'done',
      at,
      distinctKeys: null,
      isComplete: true,
      tombstoned,
      errorCode: null,
      message: null,
    });
    await setSyncState(db, {
      connectionId,
      entity: table,
      state: 'done',
      lastPassId: pass.id,
      lastSuccessAt: at,
      lastFullAt: at,
      isComplete: true,
      message: null,
    });
    await clearEntityIssue(db, { connectionId, entity: table, at });
    return countParents(db, parentTable, { connectionId, entity: table });
  });
  meter.report('done');
  return {
    entity: table,
    phase: 'done',
    kind: 'history',
    rowsRead: meter.rows,
    rowsWritten: meter.written + tombstoned,
    tombstoned,
    quarantined: 0,
    requests: meter.requests,
    seconds: meter.seconds,
    isComplete: parents.done === parents.total,
    recordCount: null,
    errorCode: null,
    message: null,
  };
}

/** Reads the children of every parent that is due, batch by batch. Returns how many were marked as gone. */
async function readAllDue(
  context: SyncContext,
  entity: HaloEntity,
  { parentTable, passId, meter }: { readonly parentTable: MirrorTable; readonly passId: number; readonly meter: PassMeter },
): Promise<number> {
  const { table } = mirrorTableOf(entity);
  const { connectionId } = context;
  const failed = new Map<number, HaloError>();
  let tombstoned = 0;
  for (;;) {
    const due = await inSync(context, (db) =>
      listDueParents(db, parentTable, { connectionId, entity: table, except: [...failed.keys()], limit: parentsPerList }),
    );
    if (due.length === 0) break;
    for (let from = 0; from < due.length; from += parentsPerBatch) {
      const { read, stop } = await readParents(context, entity, { due: due.slice(from, from + parentsPerBatch), failed });
      // What came whole is kept even when something stops the rest: the next run goes on behind it.
      if (read.length > 0) tombstoned += await storeParents(context, entity, { passId, read, meter });
      if (stop !== null) throw stop.error;
      context.signal.throwIfAborted();
    }
  }
  // They stay due, and the next run asks for them again.
  for (const error of failed.values()) throw error;
  return tombstoned;
}

/** What came of the parents in `due`, and what stopped the reading of them, if anything did. Those that failed are added to `failed`. */
async function readParents(
  context: SyncContext,
  entity: HaloEntity,
  { due, failed }: { readonly due: readonly DueParent[]; readonly failed: Map<number, HaloError> },
): Promise<{ readonly read: readonly ParentPages[]; readonly stop: { readonly error: unknown } | null }> {
  const waiting = [...due];
  const read: ParentPages[] = [];
  let stop: { readonly error: unknown } | null = null;
  const work = async () => {
    for (let parent = waiting.shift(); parent && stop === null; parent = waiting.shift())
      try {
        read.push({ parent, pages: await readChildren(context, entity, parent.key) });
      } catch (error) {
        if (isAboutOneParent(error) && failed.size < mostFailures) failed.set(parent.key, error);
        else stop ??= { error };
      }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, due.length) }, work));
  return { read, stop };
}

/** Whether the other parents may be readable all the same. */
function isAboutOneParent(error: unknown): error is HaloError {
  if (!(error instanceof HaloError) || error instanceof NotPermittedError) return false;
  return error instanceof ServerFailedError || error.disposition === 'skip';
}

async function readChildren(context: SyncContext, entity: HaloEntity, parent: number): Promise<readonly HaloPage[] | null> {
  const parameter = entity.source.by === 'parent' ? entity.source.parameter : '';
  const pages: HaloPage[] = [];
  try {
    for await (const page of context.halo.listPages(entity, {
      query: { [parameter]: String(parent) },
      priority: 'background',
      signal: context.signal,
    })) {
      context.census?.look(page);
      pages.push(page);
    }
    context.crash('sync.page-fetched');
  } catch (error) {
    // The parent vanished since it was listed: its children go with it at the next full pass.
    if (error instanceof HaloError && error.status === 404) return null;
    throw error;
  }
  return pages;
}

async function storeParents(
  context: SyncContext,
  entity: HaloEntity,
  step: { readonly passId: number; readonly read: readonly ParentPages[]; readonly meter: PassMeter },
): Promise<number> {
  const reader = rowReaderOf(entity);
  const parentField = entity.source.by === 'parent' ? entity.source.parentField : '';
  const wire = entity.fields[parentField]?.wire ?? '';
  const rows = step.read.flatMap(({ parent, pages }) =>
    (pages ?? []).flatMap((page) => page.rows.map((row) => withParent(row, wire, parent.key))),
  );
  const notRows = step.read.flatMap(({ pages }) => (pages ?? []).flatMap((page) => page.notRows));
  const requests = step.read.reduce((sum, { pages }) => sum + Math.max(1, pages?.length ?? 1), 0);
  const askedAt = Math.min(...step.read.flatMap(({ pages }) => (pages ?? []).map((page) => page.askedAt)), context.clock.now());
  const all = reader.read(rows, notRows);
  const kept = context.rules.keep(entity, rows);
  const decoded = kept === rows ? all : reader.read(kept, notRows);
  const tombstoned = await inSync(context, async (db) => {
    const at = nowOf(context);
    const result = await writeRows(db, context, { reader, read: decoded, askedAt });
    context.crash('sync.rows-written');
    const gone = await tombstoneMissingChildren(db, reader.table, {
      connectionId: context.connectionId,
      parentField,
      parents: step.read.filter(({ pages }) => pages !== null).map(({ parent }) => parent.key),
      keys: all.rows.map((row) => row.key),
      at,
    });
    const parents = step.read.map(({ parent }) => parent.key);
    const of = { connectionId: context.connectionId, entity: reader.table.table, at };
    await clearParentIssues(db, { ...of, parents, met: decoded.issues });
    await markParentsRead(db, {
      connectionId: context.connectionId,
      entity: reader.table.table,
      parents: step.read.map(({ parent }) => parent),
      at,
    });
    await checkpointPass(db, step.passId, {
      nextPage: 1,
      rowsRead: rows.length,
      rowsWritten: result.written,
      quarantined: result.quarantined,
      requests,
      newestChange: null,
      recordCount: null,
    });
    context.crash('sync.checkpoint-set');
    step.meter.add({ rows: rows.length, written: result.written, requests, done: step.read.length });
    return gone;
  });
  context.crash('sync.committed');
  return tombstoned;
}
