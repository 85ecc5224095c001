import { hostname } from 'node:os';
import { type DurableJobs, openDurableJobs } from '../../engine/jobs/durable-jobs.ts';
import type { RunJob } from '../../engine/jobs/jobs.ts';
import { stateOf, type WorkerState } from '../../engine/jobs/worker-life.ts';
import type { Log } from '../../foundation/log.ts';
import type { Store } from '../../store/database.ts';
import { openDurableQueue } from '../../store/durable/durable-queue.ts';
import { listWorkers } from '../../store/rows/worker-rows.ts';
import type { WorkerRole } from './worker-roles.ts';

/** A process of this hub, as lists show it. */
export interface WorkerSummary {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly roles: readonly string[];
  readonly state: WorkerState;
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO 8601, by the database's clock. */
  readonly lastBeatAt: string;
  readonly silentSeconds: number;
}

export interface WorkOrder {
  readonly roles: readonly WorkerRole[];
  /** Every lane, and whose work it is. */
  readonly lanes: readonly { readonly lane: string; readonly role: WorkerRole }[];
  readonly run: RunJob;
  /** Told once this process leads. */
  readonly onLead: () => void;
}

/** The processes of this hub, and the jobs that they share. */
export interface WorkerDoor {
  /** Names this process among them. */
  readonly holder: string;
  readonly list: () => Promise<readonly WorkerSummary[]>;
  /** Joins them with these roles. */
  readonly join: (order: WorkOrder) => Promise<DurableJobs>;
}

/** The door of an open store. */
export function makeWorkerDoor(store: Store, workspaceId: number, log: Log): WorkerDoor {
  return {
    holder: store.holder,
    list: async () =>
      (await store.inWorkspace(workspaceId, listWorkers)).map(({ startedAt, beatAt, silentMs, isPresent, ...row }) => ({
        ...row,
        state: stateOf({ silentMs, isPresent }),
        startedAt: startedAt.toISOString(),
        lastBeatAt: beatAt.toISOString(),
        silentSeconds: Math.round(silentMs / 100) / 10,
      })),
    join: ({ roles, lanes, run, onLead }) =>
      openDurableJobs({
        store,
        workspaceId,
        worker: { host: hostname(), pid: process.pid, roles },
        lanes: lanes.map(({ lane }) => lane),
        listensTo: lanes.filter(({ role }) => roles.includes(role)).map(({ lane }) => lane),
        openQueue: (queue) => openDurableQueue({ access: store.access, log, ...queue }),
        run,
        onLead,
        onError: (error) => log.error({ err: error }, 'workers'),
      }),
  };
}
