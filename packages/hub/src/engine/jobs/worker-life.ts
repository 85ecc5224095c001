import type { WorkerRow } from '../../store/rows/worker-rows.ts';

/** How a process stands, by what the database knows of it. */
export type WorkerState = 'alive' | 'silent' | 'dead';

/** How often a process shows that it is there. */
export const workerBeatMs = 1_000;
/** Without its connection to the database a process is gone; one that has lost only the connection has a new one with its next beat. */
const goneMs = 1_500;
/** A process that stands still for this long has surely lost its leases: they hold for 8 s, and its last beat is at most one beat older. */
const lapsedMs = 9_000;
/** When a person is told that something is wrong. */
const silentMs = 3_000;

/** @param row as the database tells it, by its own clock */
export function stateOf({ isPresent, silentMs: since }: Pick<WorkerRow, 'isPresent' | 'silentMs'>): WorkerState {
  if (since > lapsedMs || (!isPresent && since > goneMs)) return 'dead';
  return since > silentMs ? 'silent' : 'alive';
}
