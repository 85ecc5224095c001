/** Who goes first: a person waiting, then writes, then the background sync. */
export type Priority = 'interactive' | 'write' | 'background';

/** What the meter of a budget shows. */
export interface BudgetReading {
  /** Requests allowed per window now (learned downwards from 429s, never upwards without an operator). */
  readonly limit: number;
  /** Length of the rolling window in milliseconds. */
  readonly windowMs: number;
  /** Requests sent within the window that ends now. */
  readonly used: number;
  /** Requests waiting, by priority. */
  readonly waiting: Readonly<Record<Priority, number>>;
  /** When the next request may leave, in milliseconds since 1970; null: at once. */
  readonly nextAt: number | null;
  /** 429s since start. */
  readonly refused: number;
}

/** One budget per HaloPSA, shared by all callers. The default implementation lives in memory; a hub of many processes brings its own. */
export interface RateBudget {
  /** Waits for room, then counts one request. Rejects with the signal's reason when it aborts while waiting. */
  take(priority: Priority, signal?: AbortSignal): Promise<void>;
  /** Halo answered 429: nothing leaves for `retryAfterMs`, and the limit is learned downwards. */
  refused(retryAfterMs: number | null): void;
  reading(): BudgetReading;
}
