import type { Clock } from '@sundog/halo';
import { type ReadDeps, readEntity } from '../../engine/read/in-reading.ts';
import type { ObjectDefinition } from '../../engine/read/object-definition.ts';
import { searchSourceOf } from '../../engine/read/search-source.ts';
import type { SearchSource } from '../../store/rows/search-rows.ts';
import { findSearchState, indexNextRows, indexWrittenSince, keepSearchState } from '../../store/rows/search-rows.ts';

/** What making entries works with. */
export interface IndexDeps extends ReadDeps {
  readonly objects: readonly ObjectDefinition[];
  readonly clock: Clock;
}

/** Which entries, and until when. */
export interface IndexOrder {
  readonly connectionId: number;
  readonly signal: AbortSignal;
}

const rowsPerStep = 5000;
/** A row may become visible that long after the moment that stands on it: the longest transaction of a sync, and clocks that differ. */
const overlapMs = 10 * 60_000;

/**
 * Brings the entries that searches find up to date with the mirror. The first time it goes through every table by key, in steps that it may
 * be stopped between; from then on it looks at the rows that were written lately. It may be begun again at any moment.
 */
export async function indexForSearch(deps: IndexDeps, order: IndexOrder): Promise<void> {
  for (const object of deps.objects) {
    if (order.signal.aborted) return;
    await indexEntity(deps, searchSourceOf(object, readEntity(deps, object.entity)), order);
  }
}

async function indexEntity(
  { store, workspaceId, clock }: IndexDeps,
  source: SearchSource,
  { connectionId, signal }: IndexOrder,
): Promise<void> {
  const of = { connectionId, entity: source.table };
  const began = new Date(clock.now());
  const found = await store.inWorkspace(workspaceId, (db) => findSearchState(db, of), { readOnly: true });
  const state = found ?? { beganAt: began, lastKey: null, doneUntil: null };
  if (state.doneUntil !== null) {
    const since = new Date(state.doneUntil.getTime() - overlapMs);
    await store.inWorkspace(workspaceId, async (db) => {
      await indexWrittenSince(db, source, { connectionId, since });
      await keepSearchState(db, of, { ...state, doneUntil: began });
    });
    return;
  }
  let after = state.lastKey;
  for (;;) {
    if (signal.aborted) return;
    const reached: number | null = await store.inWorkspace(workspaceId, async (db) => {
      const last = await indexNextRows(db, source, { connectionId, after, limit: rowsPerStep });
      // What changed since the first reading began is looked at by the next run.
      await keepSearchState(db, of, { ...state, lastKey: last ?? after, doneUntil: last === null ? state.beganAt : null });
      return last;
    });
    if (reached === null) return;
    after = reached;
  }
}
