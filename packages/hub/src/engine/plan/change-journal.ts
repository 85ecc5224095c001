import type { PlanValues } from './plan-value.ts';

/** One request that was written down before it left. */
export interface JournalEntry {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  readonly act: 'create' | 'update' | 'delete';
  readonly recordKey: string | null;
  readonly marker: string | null;
  readonly sent: PlanValues;
  readonly begunAt: Date;
  /** Null: the process ended in between, so nobody knows. */
  readonly endedAt: Date | null;
  /**
   * `answered`: Halo said that it is done; `refused`: Halo said no; `silent`: no answer came, or one that says nothing; `unsent`: it
   * certainly never reached Halo, or was turned away unread (no sign-in, the limit).
   */
  readonly answer: 'answered' | 'refused' | 'silent' | 'unsent' | null;
  readonly status: number | null;
  /** The record that Halo named in its answer. */
  readonly answeredKey: string | null;
}

/** What the applier writes down, and what it asks of it. */
export interface ChangeJournal {
  /** The requests of one change, oldest first. */
  readonly entriesOf: (number: number) => readonly JournalEntry[];
  /** Resolves when the entry is on the disk: only then may its request leave. @throws FenceLostError */
  readonly begin: (
    entry: Pick<JournalEntry, 'number' | 'attempt' | 'act' | 'recordKey' | 'marker' | 'sent'> & { readonly entity: string },
  ) => Promise<number>;
  readonly end: (id: number, end: Pick<JournalEntry, 'answer' | 'status' | 'answeredKey'>) => Promise<void>;
  /** Whether any plan of this connection ever sent this marker. What Halo has and no journal knows was written by a later past: F44. */
  readonly knowsMarker: (marker: string) => Promise<boolean>;
}

/** What is known of how well a marker is kept and found in this HaloPSA. */
export interface MarkerProof {
  /** Whether a record that was made was found again by its marker; null: never tried. */
  readonly isFound: (entity: string) => boolean | null;
  readonly keep: (entity: string, isFound: boolean) => Promise<void>;
}
