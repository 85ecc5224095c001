import type { Halo, HaloEntity } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { type PassWish, runEntityPass } from './entity-pass.ts';
import type { EntityReport, SyncProgress, SyncReport } from './progress.ts';
import type { SyncContext, SyncEntity } from './sync-context.ts';

/** Entities that are read at the same time: one that is slow does not hold up the others, and they share one request budget anyway. */
const lanes = 3;

/** What a run is asked to do. */
export interface SyncWish {
  readonly entities: readonly SyncEntity[];
  readonly pass: PassWish;
  /** `lists`: what lists give. `histories`: what costs one request per parent. `all`: lists first, then histories. */
  readonly part: 'lists' | 'histories' | 'all';
}

/**
 * Reads entities in the order given: every list first, then the histories one after another. One entity that fails does not stop the
 * others; an error that concerns them all does, after what is in flight has come to its page boundary.
 */
export async function runSync(context: SyncContext, wish: SyncWish): Promise<SyncReport> {
  const startedAt = context.clock.now();
  const readable = wish.entities.filter(({ halo }) => halo.source.by !== 'embedded');
  const lists = wish.part === 'histories' ? [] : readable.filter(({ isHistory }) => !isHistory);
  const histories = wish.part === 'lists' ? [] : readable.filter(({ isHistory }) => isHistory);
  for (const { halo } of [...lists, ...histories]) context.onProgress(waiting(halo));
  const reports: EntityReport[] = [];
  await runInLanes(context, lists, async (entity) => {
    reports.push(await runEntityPass(context, entity, wish.pass));
  });
  for (const entity of histories) {
    context.signal.throwIfAborted();
    reports.push(await runEntityPass(context, entity, wish.pass));
  }
  return summarise(reports, (context.clock.now() - startedAt) / 1000);
}

async function runInLanes(
  context: SyncContext,
  entities: readonly SyncEntity[],
  work: (entity: SyncEntity) => Promise<void>,
): Promise<void> {
  const queue = [...entities];
  let stop: { readonly error: unknown } | null = null;
  const lane = async () => {
    for (let entity = queue.shift(); entity && stop === null && !context.signal.aborted; entity = queue.shift()) {
      try {
        await work(entity);
      } catch (error) {
        stop ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const stopped = stop as { readonly error: unknown } | null;
  if (stopped !== null) throw stopped.error;
  context.signal.throwIfAborted();
}

function waiting(halo: HaloEntity): SyncProgress {
  return {
    entity: mirrorTableOf(halo).table,
    phase: 'waiting',
    rows: 0,
    written: 0,
    expected: null,
    requests: 0,
    rowsPerSecond: 0,
    etaSeconds: null,
  };
}

function summarise(reports: readonly EntityReport[], seconds: number): SyncReport {
  const bad = reports.filter(({ phase, isComplete, errorCode }) => phase !== 'done' || !isComplete || errorCode !== null);
  const sum = (pick: (report: EntityReport) => number) => reports.reduce((total, report) => total + pick(report), 0);
  return {
    outcome: bad.length === 0 ? 'complete' : bad.length === reports.length ? 'failed' : 'partial',
    entities: reports,
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsWritten: sum(({ rowsWritten }) => rowsWritten),
    requests: sum(({ requests }) => requests),
    seconds,
  };
}

/** The context of a run: what the passes need beyond what the caller has. */
export function makeSyncContext(
  given: Omit<SyncContext, 'entities' | 'embeddedIn'> & { readonly halo: Halo },
  all: readonly SyncEntity[],
  wanted: readonly SyncEntity[],
): SyncContext {
  const embedded = new Map<string, HaloEntity[]>();
  for (const { halo } of wanted)
    if (halo.source.by === 'embedded') embedded.set(halo.source.parent, [...(embedded.get(halo.source.parent) ?? []), halo]);
  return {
    ...given,
    entities: new Map(all.map((entity) => [entity.halo.name, entity])),
    embeddedIn: (parent) => embedded.get(parent) ?? [],
  };
}
