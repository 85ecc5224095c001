/** One row as Halo sent it. */
export interface HaloRow {
  /** The parsed object, under Halo's names. Parsed so that `__proto__` is an ordinary member. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The exact text of this row in the answer: nothing lost, nothing reordered. Redacted members are cut out. */
  readonly raw: string;
}

/** One page of a list. */
export interface HaloPage {
  /** 1-based. */
  readonly pageNo: number;
  readonly rows: readonly HaloRow[];
  /** Members of the array that were not objects and so cannot be rows, as they came. */
  readonly notRows: readonly unknown[];
  /** Halo's `record_count`, where it sent a whole number; it is a hint and never ends the paging by itself. */
  readonly recordCount: number | null;
  /** Whether the rows came as a bare array. */
  readonly isBareArray: boolean;
  /** The `Date` header of the answer in milliseconds, where there was one: the server's time, the only clock a watermark may use. */
  readonly serverTime: number | null;
  /** When the page was asked for, in milliseconds of the client's clock: what it says may be older than whatever was asked for later. */
  readonly askedAt: number;
  /** Whether this is certainly the last page. */
  readonly isLast: boolean;
}
