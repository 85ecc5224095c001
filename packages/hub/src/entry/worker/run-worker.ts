import type { DurableJobs } from '../../engine/jobs/durable-jobs.ts';
import type { House } from '../house.ts';
import { runTimetableJob, startTimetable, timetable } from './timetable.ts';
import type { WorkerRole } from './worker-roles.ts';

export interface WorkerOptions {
  readonly roles: readonly WorkerRole[];
  /** Told what begins and ends (null), for the page. */
  readonly onActivity?: (connection: string, lane: string, activity: string | null) => void;
}

/** Works among the processes of this hub: does jobs by its roles, and goes by the timetable while it leads. `stop` resolves within seconds. */
export async function startWorker(house: House, options: WorkerOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const onActivity = options.onActivity ?? (() => undefined);
  let jobs: DurableJobs | null = null;
  const table = startTimetable({
    house,
    holder: house.main.workers.holder,
    enqueue: async (job, key) => (await jobs?.enqueue(job, key)) ?? false,
    isLeader: () => jobs?.isLeader() ?? false,
  });
  try {
    jobs = await house.main.workers.join({
      roles: options.roles,
      lanes: timetable,
      run: (job, signal) => runTimetableJob({ house, onActivity }, job, signal),
      // In a turn of its own: the first round may come before `jobs` is there.
      onLead: () => setImmediate(table.startAll),
    });
  } catch (error) {
    table.stop();
    throw error;
  }
  return {
    stop: async () => {
      table.stop();
      await jobs?.stop();
    },
  };
}

export interface RunWorkerOptions {
  readonly roles: readonly WorkerRole[];
  readonly signal: AbortSignal;
  readonly onStarted: () => void;
}

/** Works until the signal aborts, or the process that started this one is gone; then stops within seconds. */
export async function runWorker(house: House, { roles, signal, onStarted }: RunWorkerOptions): Promise<void> {
  const worker = await startWorker(house, { roles });
  onStarted();
  await new Promise<void>((resolve) => {
    if (signal.aborted || (process.send && !process.connected)) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.once('disconnect', () => resolve());
  });
  await worker.stop();
  if (process.connected) process.disconnect();
}
