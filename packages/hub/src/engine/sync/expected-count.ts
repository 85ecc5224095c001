/** How many records a pass has to bring, from the counts that Halo gives page by page. */
export interface ExpectedCount {
  /** Null: Halo has given no count yet. */
  readonly value: number | null;
  hear(count: number | null): void;
}

/**
 * The first count and every growth of it. A count that sinks takes nothing away: what is gone may have been read before, and what
 * stood behind it has moved up over the edge of a page, perhaps unread. A growth after it is new records all the same.
 * @param before what the runs of this pass so far expected
 */
export function startExpectedCount(before: number | null): ExpectedCount {
  let value = before;
  let last = before;
  return {
    get value() {
      return value;
    },
    hear(count) {
      if (count === null) return;
      value = value === null || last === null ? count : value + Math.max(0, count - last);
      last = count;
    },
  };
}
