import { type Clock, type Halo, type HaloEntity, HaloError } from '@sundog/halo';
import { openSyncRules, type SyncRules } from '../../engine/governance/sync-rules.ts';
import { type HeldLeases, holdLeases } from '../../engine/jobs/hold-leases.ts';
import { readRecordKey } from '../../engine/sync/record-key.ts';
import { refreshRecord } from '../../engine/sync/record-pass.ts';
import type { SyncContext, SyncEntity } from '../../engine/sync/sync-context.ts';
import { makeSyncContext } from '../../engine/sync/sync-run.ts';
import { type CrashPoint, noCrash } from '../../foundation/crash-point.ts';
import { BadRecordKeyError } from '../../foundation/errors/bad-record-key.ts';
import type { Store } from '../../store/database.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import {
  type DueRecord,
  forgetDeliveries,
  listDueRecords,
  postponeDeliveries,
  settleDeliveries,
} from '../../store/rows/webhook-delivery-rows.ts';

interface DrainDeps {
  readonly store: Store;
  readonly halo: Halo;
  readonly clock: Clock;
  readonly workspaceId: number;
  /** The catalogue of entities. */
  readonly entities: readonly SyncEntity[];
  readonly crash?: CrashPoint;
}

interface DrainOrder {
  readonly connectionId: number;
  /** The entities chosen for the connection, by table name; null: all. */
  readonly chosen: readonly string[] | null;
  readonly signal: AbortSignal;
}

/** What a drain did. */
export interface DrainReport {
  /** Records that were read again, each once for however many deliveries. */
  readonly records: number;
  /** Deliveries that these settled. */
  readonly deliveries: number;
  readonly postponed: number;
  /** Another process drains this connection. */
  readonly isBusy: boolean;
}

/** Records asked for at once: the budget is kept by the client, this keeps the wait for Halo short. */
const inFlight = 3;
const perTurn = 60;
/** Afterwards polling is left to find it. */
const mostTries = 8;
/** Settled deliveries are kept this long, for people to look at. */
const keptMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Reads again every record that deliveries name, in the background of the request budget, each once however many deliveries name it. What
 * came later than the look at a record stays due. Ends when nothing is due.
 * @throws FenceLostError, and HaloError where an error concerns the whole connection: what was not read stays due
 */
export async function drainWebhooks(deps: DrainDeps, order: DrainOrder): Promise<DrainReport> {
  const { store, workspaceId, clock } = deps;
  const { connectionId } = order;
  const leases = await holdLeases(store, { workspaceId, connectionId, works: ['webhooks'] });
  if (leases === null) return { records: 0, deliveries: 0, postponed: 0, isBusy: true };
  const governed = await openSyncRules(deps, connectionId);
  const context = contextOf({ ...deps, entities: governed.entities }, order, { leases, governed });
  const counts = { records: 0, deliveries: 0, postponed: 0 };
  try {
    for (;;) {
      const at = new Date(clock.now());
      const due = await store.inWorkspace(workspaceId, (db) => listDueRecords(db, { connectionId, at, limit: perTurn }));
      if (due.length === 0) break;
      await readTurn(context, { deps: { ...deps, entities: governed.entities }, order, due, counts });
      context.signal.throwIfAborted();
    }
    await store.inWorkspace(workspaceId, (db) => forgetDeliveries(db, connectionId, new Date(clock.now() - keptMs)));
    return { ...counts, isBusy: false };
  } catch (error) {
    throw await leases.explain(error);
  } finally {
    await governed.settle().finally(() => leases.release());
  }
}

function contextOf(
  deps: DrainDeps,
  order: DrainOrder,
  { leases, governed }: { readonly leases: HeldLeases; readonly governed: SyncRules },
) {
  return makeSyncContext(
    {
      store: deps.store,
      halo: deps.halo,
      clock: deps.clock,
      workspaceId: deps.workspaceId,
      connectionId: order.connectionId,
      signal: AbortSignal.any([order.signal, leases.lost]),
      acceptDeletions: false,
      pageSizes: {},
      onProgress: () => undefined,
      fence: async (db) => {
        await leases.fence(db);
        await governed.assertUnchanged(db);
      },
      rules: governed.rules,
      crash: deps.crash ?? noCrash,
      batchRows: 1,
    },
    deps.entities,
    deps.entities,
  );
}

interface Turn {
  readonly deps: DrainDeps;
  readonly order: DrainOrder;
  readonly due: readonly DueRecord[];
  readonly counts: { records: number; deliveries: number; postponed: number };
}

async function readTurn(context: SyncContext, turn: Turn): Promise<void> {
  const waiting = [...turn.due];
  const stops: unknown[] = [];
  const lane = async () => {
    for (let record = waiting.shift(); record && stops.length === 0 && !context.signal.aborted; record = waiting.shift())
      try {
        await readOne(context, record, turn);
      } catch (error) {
        stops.push(error);
      }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  if (stops.length > 0) throw stops[0];
}

async function readOne(context: SyncContext, record: DueRecord, { deps, order, counts }: Turn): Promise<void> {
  const entity = deps.entities.find(({ halo }) => toTableName(halo.name) === record.entity)?.halo;
  const isChosen = order.chosen === null || order.chosen.includes(record.entity);
  const settle = (state: 'read' | 'ignored' | 'failed', reason: string | null) =>
    context.store.inWorkspace(context.workspaceId, (db) =>
      settleDeliveries(db, { ...record, state, reason, at: new Date(context.clock.now()) }),
    );
  if (!entity || !isChosen || entity.detail === null) return settle('ignored', `This connection does not sync ${record.entity}.`);
  try {
    const told = await reread(context, entity, record.recordKey);
    await settle(told.isKept ? 'read' : 'failed', told.message);
    counts.records += 1;
    counts.deliveries += record.ids.length;
  } catch (error) {
    if (error instanceof BadRecordKeyError) return settle('ignored', error.message);
    if (!(error instanceof HaloError) || context.signal.aborted) throw error;
    counts.postponed += record.ids.length;
    await putOff(context, record, { error, settle });
    if (error.disposition === 'stop') throw error;
  }
}

async function reread(context: SyncContext, entity: HaloEntity, recordKey: string) {
  const report = await refreshRecord(context, entity, { key: readRecordKey(entity, recordKey), priority: 'background' });
  return { isKept: report.phase !== 'failed', message: report.message ?? null };
}

/** Waits 5 s, 10 s, 20 s ... before the next try. */
async function putOff(
  context: SyncContext,
  record: DueRecord,
  { error, settle }: { readonly error: HaloError; readonly settle: (state: 'failed', reason: string) => Promise<void> },
): Promise<void> {
  const reason = `${error.message} ${error.remedy}`;
  if (record.tries + 1 >= mostTries || error.disposition === 'skip') return settle('failed', reason);
  const dueAt = new Date(context.clock.now() + 5_000 * 2 ** record.tries);
  await context.store.inWorkspace(context.workspaceId, (db) => postponeDeliveries(db, { ids: record.ids, reason, dueAt }));
}
