import type { Clock, Halo } from '@sundog/halo';
import { openSyncRules } from '../../engine/governance/sync-rules.ts';
import { holdLeases } from '../../engine/jobs/hold-leases.ts';
import type { SyncProgress, SyncReport } from '../../engine/sync/progress.ts';
import { runRecordPass } from '../../engine/sync/record-pass.ts';
import type { SyncEntity } from '../../engine/sync/sync-context.ts';
import { makeSyncContext, runSync } from '../../engine/sync/sync-run.ts';
import { type CrashPoint, noCrash } from '../../foundation/crash-point.ts';
import { SyncBusyError } from '../../foundation/errors/sync-busy.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import { growHeapSlowly } from '../../foundation/grow-heap-slowly.ts';
import type { Store } from '../../store/database.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import { tellDrift } from './tell-drift.ts';

export interface SyncDeps {
  readonly store: Store;
  readonly halo: Halo;
  readonly clock: Clock;
  readonly workspaceId: number;
  /** The catalogue of entities. */
  readonly entities: readonly SyncEntity[];
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
  /** Rows that a full pass writes in one transaction, about. Default 2,000; tests of small worlds want several transactions. */
  readonly batchRows?: number;
}

/** Large enough that the cost of a transaction does not show, small enough that a batch needs little memory. */
const usualBatchRows = 2_000;

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
 * Syncs one connection: Halo to mirror. Two syncs of the same entity never run at once, whatever process they are in: each holds the leases
 * of its entities, and one that has lost them cannot write any more.
 * @throws UnknownEntityError, SyncBusyError, FenceLostError, RulesChangedError, and HaloError where an error concerns the whole connection
 */
export async function syncConnection(given: SyncDeps, request: SyncRequest): Promise<SyncReport> {
  growHeapSlowly();
  const governed = await openSyncRules(given, request.connectionId);
  const deps = { ...given, entities: governed.entities };
  const wanted = chooseEntities(deps.entities, request);
  const part = request.only && !request.part ? 'all' : (request.part ?? 'lists');
  const leases = await holdLeases(deps.store, {
    workspaceId: deps.workspaceId,
    connectionId: request.connectionId,
    works: request.record ? ['record'] : readableOf(part, wanted),
  });
  if (leases === null) throw new SyncBusyError();
  const context = makeSyncContext(
    {
      store: deps.store,
      halo: deps.halo,
      clock: deps.clock,
      workspaceId: deps.workspaceId,
      connectionId: request.connectionId,
      signal: request.signal ? AbortSignal.any([request.signal, leases.lost]) : leases.lost,
      acceptDeletions: request.acceptDeletions ?? false,
      pageSizes: request.pageSizes ?? {},
      onProgress: request.onProgress ?? (() => undefined),
      fence: async (db) => {
        await leases.fence(db);
        await governed.assertUnchanged(db);
      },
      rules: governed.rules,
      onDrift: tellDrift(request.connectionId),
      crash: deps.crash ?? noCrash,
      batchRows: deps.batchRows ?? usualBatchRows,
    },
    deps.entities,
    request.chosen === null
      ? deps.entities
      : deps.entities.filter((entity) => request.chosen?.includes(toTableName(entity.halo.name))),
  );
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
  } catch (error) {
    throw await leases.explain(error);
  } finally {
    await governed.settle().finally(() => leases.release());
  }
}

/** What a sync works on: it takes the lease of each entity that has a list or a history of its own. */
function readableOf(part: NonNullable<SyncRequest['part']>, wanted: readonly SyncEntity[]): readonly string[] {
  const isInPart = ({ halo, isHistory }: SyncEntity) =>
    halo.source.by !== 'embedded' && (part === 'all' || isHistory === (part === 'histories'));
  return wanted.filter(isInPart).map(({ halo }) => toTableName(halo.name));
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
