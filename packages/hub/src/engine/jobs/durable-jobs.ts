import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '../../store/database.ts';
import type { DurableQueue, DurableQueueOptions } from '../../store/durable/durable-queue.ts';
import type { Job, Jobs, RunJob } from './jobs.ts';
import { announceWorker, joinWorkers, type WorkerIdentity } from './lead-workers.ts';

export interface DurableJobsOptions {
  readonly store: Store;
  readonly workspaceId: number;
  readonly worker: WorkerIdentity;
  readonly lanes: readonly string[];
  readonly listensTo: readonly string[];
  /** Opens the queue; a door knows how. */
  readonly openQueue: (options: Pick<DurableQueueOptions, 'holder' | 'lanes' | 'listensTo' | 'run'>) => Promise<DurableQueue>;
  readonly run: RunJob;
  /** Told once this process leads. */
  readonly onLead: () => void;
  readonly onError: (error: unknown) => void;
}

export interface DurableJobs extends Jobs {
  readonly isLeader: () => boolean;
}

/** A page boundary comes within this; what does not is cut off, and its transaction rolls back. */
const patienceMs = 2_000;
const forgetEveryMs = 10 * 60_000;
/** How long it can be seen that a job has run. */
const keptMs = 24 * 3_600_000;

/**
 * Jobs in the database, done by every process that listens to their lane. A job that is cut off, by a stop or by the death of its process,
 * is begun again by another; what it had done by then stays done, so it must be such that beginning again does no harm.
 */
export async function openDurableJobs(options: DurableJobsOptions): Promise<DurableJobs> {
  const { store, workspaceId, worker, onError } = options;
  const work = doWork(options);
  // Who is not among the living has its work taken away: be there first, then take work.
  await announceWorker({ store, workspaceId, worker });
  let queue: DurableQueue | null = null;
  const enqueue: Jobs['enqueue'] = async (job, key) => (await queue?.enqueue(job, key)) ?? false;
  let forgottenAt = Number.NEGATIVE_INFINITY;
  const membership = joinWorkers({
    store,
    workspaceId,
    worker,
    onError,
    canLead: () => queue !== null,
    onLead: options.onLead,
    takeOver: async (living) => {
      await queue?.takeOver(living);
      if (performance.now() - forgottenAt < forgetEveryMs) return;
      forgottenAt = performance.now();
      await queue?.forget(new Date(Date.now() - keptMs));
    },
  });
  try {
    queue = await options.openQueue({ holder: store.holder, lanes: options.lanes, listensTo: options.listensTo, run: work.run });
  } catch (error) {
    await membership.leave();
    throw error;
  }
  return {
    enqueue,
    isLeader: membership.isLeader,
    stop: async () => {
      await work.stop();
      await membership.pause();
      await queue?.close();
      await membership.leave();
    },
  };
}

function doWork({ run, onError }: Pick<DurableJobsOptions, 'run' | 'onError'>) {
  const stopped = new AbortController();
  const running = new Set<Promise<void>>();
  const begin = (job: Job): Promise<void> => {
    const work = run(job, stopped.signal)
      .catch(onError)
      .finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  return {
    // Never settled after a stop: so it counts as begun, and whoever leads puts it back.
    run: (job: Job): Promise<void> =>
      new Promise((resolve) => {
        if (stopped.signal.aborted) return;
        void begin(job).then(() => {
          if (!stopped.signal.aborted) resolve();
        });
      }),
    stop: async () => {
      stopped.abort(new DOMException('stopped', 'AbortError'));
      const late = new AbortController();
      // Woken early, when all has ended, is as good.
      await Promise.race([Promise.all(running), delay(patienceMs, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
    },
  };
}
