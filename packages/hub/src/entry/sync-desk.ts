import { setTimeout as delay } from 'node:timers/promises';
import { entities } from '../catalog/entities/index.ts';
import { readConnection } from '../features/setup/list-connections.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { readStanding, type SyncStanding } from '../features/sync/read-standing.ts';
import { type SetScheduleInput, setSchedule } from '../features/sync/set-schedule.ts';
import { RunNotFoundError } from '../foundation/errors/run-not-found.ts';
import { readSyncMark } from '../store/rows/sync-mark-rows.ts';
import { findRun, listRunDays, listRuns, type RunFilter, type SyncDay, type SyncRun } from '../store/rows/sync-run-rows.ts';
import type { BudgetView } from './http/hub-view.ts';
import type { JointBudgets } from './joint-budgets.ts';

/** How a connection's sync stands, with the requests that it may use. */
export interface SyncView extends SyncStanding {
  readonly budget: BudgetView | null;
  readonly openIssues: number;
}

/** The sync of connections, as people look at it and set it. */
export interface SyncDesk {
  readonly read: (connectionId: number) => Promise<SyncView>;
  /** What {@link read} says, whenever that changes, until the signal aborts. */
  readonly watch: (connectionId: number, signal: AbortSignal) => AsyncIterable<SyncView>;
  readonly setSchedule: (input: SetScheduleInput) => Promise<void>;
  readonly listRuns: (filter: RunFilter) => Promise<readonly SyncRun[]>;
  /** @throws RunNotFoundError */
  readonly readRun: (of: {
    readonly connectionId: number;
    readonly runId: number;
  }) => Promise<NonNullable<Awaited<ReturnType<typeof findRun>>>>;
  /** Of the last thirty days. */
  readonly listDays: (connectionId: number) => Promise<readonly SyncDay[]>;
}

const lookEveryMs = 1_000;
/** After this long all is read anew, whatever the mark says: what is late becomes so without anything being written. */
const readEveryMs = 15_000;
/** Reading counts every table; it gets a fifth of the time at the most, however large the mirror is. */
const restTimes = 4;
const dayMs = 86_400_000;

/** The desk over its dependencies. */
export function openSyncDesk(setup: SetupDeps, budgets: JointBudgets): SyncDesk {
  const { store, workspaceId, clock } = setup;
  const reading = { readOnly: true } as const;
  const read = async (connectionId: number): Promise<SyncView> => {
    const row = await readConnection(setup, String(connectionId));
    const standing = await readStanding({ store, workspaceId, entities }, row, clock.now());
    const openIssues = standing.entities.reduce((sum, { quarantined }) => sum + quarantined, 0);
    return { ...standing, budget: await budgets.read(row), openIssues };
  };
  return {
    read,
    watch: (connectionId, signal) =>
      watchChanges({
        read: () => read(connectionId),
        readMark: () => store.inWorkspace(workspaceId, (db) => readSyncMark(db, connectionId), reading),
        signal,
      }),
    setSchedule: async (input) => void (await setSchedule(setup, input)),
    listRuns: (filter) => store.inWorkspace(workspaceId, (db) => listRuns(db, filter), reading),
    readRun: async (of) => {
      const run = await store.inWorkspace(workspaceId, (db) => findRun(db, of), reading);
      if (!run) throw new RunNotFoundError(of.runId);
      return run;
    },
    listDays: (connectionId) =>
      store.inWorkspace(workspaceId, (db) => listRunDays(db, connectionId, new Date(clock.now() - 30 * dayMs)), reading),
  };
}

interface Watching<T> {
  readonly read: () => Promise<T>;
  /** Something cheap that is another whenever {@link read} may be. */
  readonly readMark: () => Promise<string>;
  readonly signal: AbortSignal;
}

/** What is read, whenever it reads otherwise than before. The database is the one memory of it, so that any process may do the work. */
async function* watchChanges<T>({ read, readMark, signal }: Watching<T>): AsyncIterable<T> {
  let last = { text: '', mark: '', at: Number.NEGATIVE_INFINITY };
  while (!signal.aborted) {
    const began = performance.now();
    const mark = await readMark();
    let rest = lookEveryMs;
    if (mark !== last.mark || began - last.at >= readEveryMs) {
      const now = await read();
      const text = JSON.stringify(now);
      if (text !== last.text) yield now;
      last = { text, mark, at: began };
      rest = Math.max(lookEveryMs, restTimes * (performance.now() - began));
    }
    // Woken by the end of whoever listens.
    await delay(rest, undefined, { signal }).catch(() => undefined);
  }
}
