import type { ConnectionStatus } from '../../engine/sync/progress.ts';

/** The request budget of one HaloPSA, as the page shows it. Counts what all processes of this hub have sent. */
export interface BudgetView {
  readonly used: number;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly waiting: number;
  readonly refused: number;
}

/** One connection as page and status show it. */
export interface ConnectionView extends ConnectionStatus {
  readonly budget: BudgetView | null;
  /** What runs now, or null. */
  readonly activity: string | null;
}

/** Everything that the page and `/api/v1/status` show. */
export interface HubView {
  readonly version: string;
  /** ISO 8601. */
  readonly now: string;
  readonly connections: readonly ConnectionView[];
}
