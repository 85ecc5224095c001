/** A piece of work that some process is to do: which, for which connection, and in which lane. */
export interface Job {
  /** What is to be done: a line of the timetable. */
  readonly kind: string;
  readonly connectionId: number;
  /** Of one connection and lane at most one job waits or runs, in whatever process. */
  readonly lane: string;
}

/** Does a job, up to where it can be put down when the signal aborts. */
export type RunJob = (job: Job, signal: AbortSignal) => Promise<void>;

/** Where jobs are put, and done by whoever has the time. */
export interface Jobs {
  /**
   * Puts a job in its lane.
   * @param key of the job: what was put in once under this key is never put in again
   * @returns false: it is known, or its lane is taken already
   */
  readonly enqueue: (job: Job, key: string) => Promise<boolean>;
  /** Stops this process's part: running jobs are put down at their next boundary, and left to others where there are any. */
  readonly stop: () => Promise<void>;
}

/** What runs one at a time. */
export function partitionOf({ connectionId, lane }: Pick<Job, 'connectionId' | 'lane'>): string {
  return `${connectionId}:${lane}`;
}
