import type { Db } from '../../store/database.ts';
import { type CountedPass, findPassBefore, listPassesToCount } from '../../store/rows/metric-rows.ts';
import { listLatestProofs } from '../../store/rows/pass-evidence-rows.ts';

/** How a pass ended. */
export type PassResult = Exclude<CountedPass['state'], 'running'>;

/** What is known of the passes of one entity since this process began. */
export interface EntityPasses {
  readonly results: ReadonlyMap<PassResult, number>;
  /** Rows of the mirror at the end of its last full pass; null: it had none. */
  readonly rows: number | null;
}

/** Counts passes of every process, and each once. */
export interface PassTotals {
  /** Counts what has ended since the last look. In a transaction of the connection's workspace. */
  readonly read: (db: Db, connectionId: number) => Promise<ReadonlyMap<string, EntityPasses>>;
}

interface Counted {
  last: number;
  running: readonly number[];
  readonly entities: Map<string, { readonly results: Map<PassResult, number>; rows: number | null }>;
}

/** Totals from a moment on. Each look reads only what has come since the one before: the table of passes grows for ever. */
export function openPassTotals(since: Date): PassTotals {
  const connections = new Map<number, Counted>();
  const begin = async (db: Db, connectionId: number): Promise<Counted> => {
    const proofs = await listLatestProofs(db, connectionId);
    return {
      last: await findPassBefore(db, connectionId, since),
      running: [],
      entities: new Map(
        proofs.map(({ entity, alive, tombstoned }) => [entity, { results: new Map(), rows: alive - tombstoned }]),
      ),
    };
  };
  return {
    read: async (db, connectionId) => {
      const begun = connections.get(connectionId) ?? (await begin(db, connectionId));
      const passes = await listPassesToCount(db, { connectionId, after: begun.last, running: begun.running });
      // Another look may have begun meanwhile: its count is the one.
      const counted = connections.get(connectionId) ?? begun;
      connections.set(connectionId, counted);
      count(counted, passes);
      return counted.entities;
    },
  };
}

function count(counted: Counted, passes: readonly CountedPass[]): void {
  // Of two looks at once the second one finds counted what the first has counted.
  const fresh = passes.filter(({ id }) => id > counted.last || counted.running.includes(id));
  for (const { entity, state, rows } of fresh) {
    const of = counted.entities.get(entity) ?? { results: new Map<PassResult, number>(), rows: null };
    counted.entities.set(entity, of);
    if (state === 'running') continue;
    of.results.set(state, (of.results.get(state) ?? 0) + 1);
    of.rows = rows ?? of.rows;
  }
  const looked = new Set(fresh.map(({ id }) => id));
  const stillRunning = fresh.filter(({ state }) => state === 'running').map(({ id }) => id);
  counted.running = [...counted.running.filter((id) => !looked.has(id)), ...stillRunning];
  counted.last = Math.max(counted.last, ...fresh.map(({ id }) => id));
}
