import { createContext, use } from 'react';

/** One piece of long work that the top bar tells of, wherever one is. */
export interface RunningJob {
  readonly id: string;
  /** `Syncing acme`. */
  readonly title: string;
  readonly state?: 'waiting' | 'running';
  /** What is being done now, in words. */
  readonly phase?: string;
  /** Parts done and parts in all; null: nobody knows how many. */
  readonly done: number;
  readonly total: number | null;
}

/** What runs now in the workspace. The frame provides it; without one the bar shows nothing. */
export const RunningJobsContext = createContext<readonly RunningJob[]>([]);

export const useRunningJobs = (): readonly RunningJob[] => use(RunningJobsContext);
