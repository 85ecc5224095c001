/** Where the reading of one entity stands. */
export type SyncPhase = 'waiting' | 'reading' | 'done' | 'failed' | 'no-permission' | 'skipped';

/** One step of progress of one entity; the newest replaces the one before. */
export interface SyncProgress {
  /** The mirror table's name: `ticket`, `recurring_invoice`. */
  readonly entity: string;
  readonly phase: SyncPhase;
  /** Rows received so far in this pass. */
  readonly rows: number;
  /** Rows inserted or changed in the mirror so far. */
  readonly written: number;
  /** Rows that Halo says there are (`record_count`), or for histories the number of parents; null: it did not say. */
  readonly expected: number | null;
  readonly requests: number;
  readonly rowsPerSecond: number;
  /** Null where it cannot be told. */
  readonly etaSeconds: number | null;
  /** Why, where the phase is failed, no-permission or skipped. */
  readonly message?: string;
}

/** How the reading of one entity ended. */
export interface EntityReport {
  readonly entity: string;
  readonly phase: Exclude<SyncPhase, 'waiting' | 'reading'>;
  readonly kind: 'full' | 'incremental' | 'history' | 'record';
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly tombstoned: number;
  readonly quarantined: number;
  readonly requests: number;
  readonly seconds: number;
  /** Whether it is proven that every record was received. */
  readonly isComplete: boolean;
  readonly recordCount: number | null;
  /** The stable code of the error, where there was one. */
  readonly errorCode: string | null;
  readonly message: string | null;
}

/** How one sync of one connection ended. */
export interface SyncReport {
  readonly outcome: 'complete' | 'partial' | 'failed';
  readonly entities: readonly EntityReport[];
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly requests: number;
  readonly seconds: number;
}

/** What is known of one entity of one connection now. */
export interface EntityStatus {
  readonly entity: string;
  readonly title: string;
  /** Rows in the mirror that are not tombstones. */
  readonly rows: number;
  readonly deleted: number;
  readonly quarantined: number;
  readonly recordCount: number | null;
  readonly complete: boolean;
  readonly lastSuccessAt: string | null;
  readonly state: 'never' | 'running' | 'done' | 'failed' | 'no-permission' | 'suspect';
  readonly message: string | null;
  /** For histories read per parent: parents read and parents in all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export interface ConnectionStatus {
  readonly connection: { readonly id: number; readonly name: string; readonly resourceServer: string; readonly state: string };
  readonly entities: readonly EntityStatus[];
}
