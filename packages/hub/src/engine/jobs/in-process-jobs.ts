import { type Jobs, partitionOf, type RunJob } from './jobs.ts';

/** Jobs of this process alone, kept in memory and begun at once. It waits for nothing by itself, so a virtual clock can drive what runs. */
export function makeInProcessJobs(run: RunJob): Jobs {
  const known = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const stopped = new AbortController();
  return {
    enqueue: async (job, key) => {
      const partition = partitionOf(job);
      if (stopped.signal.aborted || known.has(key) || running.has(partition)) return false;
      known.add(key);
      // Begun in a turn of its own: whoever puts it in has its answer first, as with a queue.
      const work = Promise.resolve().then(() => run(job, stopped.signal));
      running.set(
        partition,
        // Whoever runs a job tells its errors; here it only has ended.
        work.catch(() => undefined).finally(() => running.delete(partition)),
      );
      return true;
    },
    stop: async () => {
      stopped.abort(new DOMException('stopped', 'AbortError'));
      await Promise.all(running.values());
    },
  };
}
