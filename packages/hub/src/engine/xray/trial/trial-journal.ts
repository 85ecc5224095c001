/** One request of a trial. */
export interface TrialStep {
  readonly step: number;
  /** `POST Tickets`. */
  readonly request: string;
  readonly purpose: string;
  readonly beganAt: Date;
  /** Null: it never ended, so it may have reached HaloPSA all the same. */
  readonly endedAt: Date | null;
  /** Null: Halo never answered, or never was asked. */
  readonly status: number | null;
  readonly result: string | null;
}

/** Where a trial writes down what it does. */
export interface TrialJournal {
  /** What stands in it already, from a run that was cut off. */
  readonly earlier: readonly TrialStep[];
  /** Resolves when the step is on the disk: only then may its request leave. Returns its number. */
  readonly begin: (step: Pick<TrialStep, 'request' | 'purpose'>) => Promise<number>;
  readonly end: (step: number, outcome: Pick<TrialStep, 'status' | 'result'>) => Promise<void>;
}

/** How a trial came out. */
export interface TrialResult {
  /** `unclear`: nobody can say whether it is allowed, or whether it was done. */
  readonly outcome: 'allowed' | 'refused' | 'unclear';
  /** What stands in HaloPSA because of it, as a sentence. */
  readonly leftBehind: string;
}
