import type { ConnectionStatus } from '../../engine/sync/progress.ts';
import type { WatchView } from '../../features/watch/read-watch.ts';

/** The request budget of one HaloPSA, as the status shows it. Counts what all processes of this hub have sent. */
export interface BudgetView {
  readonly used: number;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly waiting: number;
  readonly refused: number;
}

/** One connection as the status shows it. */
export interface ConnectionView extends ConnectionStatus {
  readonly budget: BudgetView | null;
  /** Since when its secret is kept, and when it ends, ISO 8601. */
  readonly secret?: { readonly keptAt: string; readonly expiresAt: string | null } | null;
  /** Changes of what HaloPSA sends that nobody has acknowledged: see `sundog drift`. */
  readonly openDrift?: number;
  /** What runs now, or null. */
  readonly activity: string | null;
}

/** How the scheduled backups go. Instants in ISO 8601. */
export interface BackupView {
  readonly everyHours: number;
  readonly lastStartedAt: string | null;
  readonly lastSuccessAt: string | null;
  /** Why the last one failed; null: it did not. */
  readonly lastError: string | null;
}

/** Everything that `sundog status` shows. */
export interface HubView {
  readonly version: string;
  /** ISO 8601. */
  readonly now: string;
  /** What is wrong now and what is paused, by the watch. */
  readonly watch?: WatchView;
  /** Null: none are scheduled. */
  readonly backups?: BackupView | null;
  readonly connections: readonly ConnectionView[];
}
