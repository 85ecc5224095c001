/** A span in which nothing is written, such as the days of the invoice run. */
export interface FreezeWindow {
  readonly name: string;
  /** From this instant until that one, ISO 8601; or each month on these days. */
  readonly from?: string;
  readonly until?: string;
  /** 1 to 31; -1 is the last day of the month. */
  readonly daysOfMonth?: readonly number[];
  /** IANA name, for the days. Default UTC. */
  readonly zone?: string;
}

/** What a connection demands of a plan before it may be applied. */
export interface PlanPolicy {
  /** A plan of so many small changes at most needs no person; 0: every plan does. */
  readonly autoApproveUpTo: number;
  /** Above so many changes two people approve; null: one is enough. */
  readonly twoPeopleAbove: number | null;
  /** Above so many changes, or so many percent of the records of an entity, nothing is applied unless a person accepts that number. */
  readonly stopAboveChanges: number | null;
  readonly stopAbovePercent: number | null;
  readonly freezeWindows: readonly FreezeWindow[];
  /** So many changes that go wrong end a run. */
  readonly stopAfterErrors: number;
  /** A plan is applied within so many hours, or not at all. */
  readonly expiresAfterHours: number;
}

/** What holds where nobody said anything: a person looks at everything. */
export const usualPolicy: PlanPolicy = {
  autoApproveUpTo: 0,
  twoPeopleAbove: null,
  stopAboveChanges: 2_000,
  stopAbovePercent: 20,
  freezeWindows: [],
  stopAfterErrors: 10,
  expiresAfterHours: 72,
};
