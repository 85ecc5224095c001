/** Something that is wrong now, as the watch found it. Flow and cause name it: one cause, one alarm. */
export interface StandingAlarm {
  /** Null: it is about the hub itself. */
  readonly connectionId: number | null;
  readonly flow: string;
  readonly cause: string;
  /** Grows when the same cause becomes more urgent; who was told of an earlier stage is told again. */
  readonly stage: number;
  readonly severity: 'warn' | 'fail';
  readonly sentence: string;
  /** What it means for whoever uses the hub. */
  readonly meaning: string;
  /** Likeliest first. */
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** Something from which nothing is expected now, and why. */
export interface PausedFlow {
  readonly connectionId: number | null;
  readonly flow: string;
  readonly sentence: string;
}

/** What a look at the flows found. */
export interface WatchFinding {
  readonly alarms: readonly StandingAlarm[];
  readonly paused: readonly PausedFlow[];
}
