import type { Clock, Halo } from '@sundog/halo';
import type { SyncProgress, SyncReport } from '../../engine/sync/progress.ts';
import { runRecordPass } from '../../engine/sync/record-pass.ts';
import type { SyncEntity } from '../../engine/sync/sync-context.ts';
import { makeSyncContext, runSync } from '../../engine/sync/sync-run.ts';
import { type CrashPoint, noCrash } from '../../foundation/crash-point.ts';
import { SyncBusyError } from '../../foundation/errors/sync-busy.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import type { Store, StoreLock } from '../../store/database.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';

export interface SyncDeps {
  readonly store: Store;
  readonly halo: Halo;
  readonly clock: Clock;
  readonly workspaceId: number;
  /** The catalogue of entities. */
  readonly entities: readonly SyncEntity[];
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
}

export interface SyncRequest {
  readonly connectionId: number;
  /** The entities chosen for this connection, by table name; null: all. */
  readonly chosen: readonly string[] | null;
  /** Only these, by table name; absent: all that are chosen. */
  readonly only?: readonly string[];
  /** Read everything, also where only what is new could be read. */
  readonly full?: boolean;
  /** `lists` (default): what the first sync completes on. `histories`: what costs one request per parent. `all`: both. */
  readonly part?: 'lists' | 'histories' | 'all';
  /** One record of one entity, read in full. */
  readonly record?: { readonly entity: string; readonly id: number | string };
  readonly acceptDeletions?: boolean;
  /** Rows to ask for per page, by table name; absent: as the entity says. */
  readonly pageSizes?: Readonly<Record<string, number>>;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Syncs one connection: Halo to mirror. Two syncs of the same connection never run at once, whatever process they are in.
 * @throws UnknownEntityError, SyncBusyError, and HaloError where an error concerns the whole connection
 */
export async function syncConnection(deps: SyncDeps, request: SyncRequest): Promise<SyncReport> {
  const wanted = chooseEntities(deps.entities, request);
  const never = new AbortController();
  const context = makeSyncContext(
    {
      store: deps.store,
      halo: deps.halo,
      clock: deps.clock,
      workspaceId: deps.workspaceId,
      connectionId: request.connectionId,
      signal: request.signal ?? never.signal,
      acceptDeletions: request.acceptDeletions ?? false,
      pageSizes: request.pageSizes ?? {},
      onProgress: request.onProgress ?? (() => undefined),
      fence: null,
      crash: deps.crash ?? noCrash,
    },
    deps.entities,
    request.chosen === null
      ? deps.entities
      : deps.entities.filter((entity) => request.chosen?.includes(toTableName(entity.halo.name))),
  );
  const part = request.only && !request.part ? 'all' : (request.part ?? 'lists');
  const locks = await takeLocks(deps.store, request.connectionId, request.record ? ['record'] : lanesOf(part, wanted));
  try {
    if (request.record) {
      const [entity] = chooseEntities(deps.entities, { ...request, only: [request.record.entity] });
      if (!entity) throw new UnknownEntityError(request.record.entity, []);
      const report = await runRecordPass(context, entity.halo, request.record.id);
      return {
        outcome: report.phase === 'done' ? 'complete' : 'failed',
        entities: [report],
        rowsRead: report.rowsRead,
        rowsWritten: report.rowsWritten,
        requests: report.requests,
        seconds: report.seconds,
      };
    }
    return await runSync(context, {
      entities: wanted,
      pass: request.full ? 'full' : 'recent',
      part,
    });
  } finally {
    for (const lock of locks) await lock.release();
  }
}

/** Lists and histories of a connection touch different tables, so a long history does not hold up the lists. */
function lanesOf(part: NonNullable<SyncRequest['part']>, wanted: readonly SyncEntity[]): readonly string[] {
  const lanes = [];
  if (part !== 'histories' && wanted.some(({ isHistory }) => !isHistory)) lanes.push('lists');
  if (part !== 'lists' && wanted.some(({ isHistory }) => isHistory)) lanes.push('histories');
  return lanes;
}

/** Takes all of these or none. @throws SyncBusyError */
async function takeLocks(store: Store, connectionId: number, lanes: readonly string[]): Promise<readonly StoreLock[]> {
  const taken: StoreLock[] = [];
  for (const lane of lanes) {
    const lock = await store.tryLock(`sync ${connectionId} ${lane}`);
    if (lock) taken.push(lock);
    else {
      for (const other of taken) await other.release();
      throw new SyncBusyError();
    }
  }
  return taken;
}

function chooseEntities(all: readonly SyncEntity[], request: Pick<SyncRequest, 'chosen' | 'only'>): readonly SyncEntity[] {
  const byTable = new Map(all.map((entity) => [toTableName(entity.halo.name), entity]));
  const find = (name: string): SyncEntity => {
    const entity = byTable.get(toTableName(name));
    if (!entity) throw new UnknownEntityError(name, [...byTable.keys()]);
    return entity;
  };
  if (request.only) return request.only.map(find);
  return request.chosen === null ? all : request.chosen.map(find);
}
