/** A row that could not be read. It goes to quarantine and spoils nothing else. */
export interface RefusedRow {
  /** The row as it came, cut to 20,000 characters. */
  readonly text: string;
  /** What is wrong with it, by the names of its members. For files it begins with the line. */
  readonly problem: string;
}

/** A part of a list. Several make the whole; the same record comes once per read. */
export interface SourcePage<Entry> {
  readonly records: readonly Entry[];
  readonly refused: readonly RefusedRow[];
  /** Rows that are none of this list (a device in the bin). With records and refused rows they make what `expected` counts. */
  readonly passedOver: number;
  /** How many there are in all, by the tool's count; null where it does not count. */
  readonly expected: number | null;
  /** Where to go on after this page, for a read that was cut off; null: this was the last. */
  readonly cursor: string | null;
  /**
   * False on the last page where the tool repeated a page instead of ending the list, and does not count: what such a read does not hold is
   * not gone. True on every other page.
   */
  readonly isCertain: boolean;
}

/** How a list is read. */
export interface ReadOptions {
  /** Only what changed since, where the tool can tell; else everything comes. */
  readonly since?: Date;
  /** The cursor of the last page that was kept. */
  readonly cursor?: string;
  readonly signal?: AbortSignal;
}
