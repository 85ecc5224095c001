import type { PlannedValues, PlanValue, PlanValues } from './plan-value.ts';

/** A row that a change rests on: where it came from, and what it says. */
export interface PlanEvidence {
  /** `source 3, device 4711`, `matched by serial`. */
  readonly from: string;
  readonly text: string;
}

/** A field that a revert leaves alone, because somebody edited it since. */
export interface FieldConflict {
  readonly field: string;
  readonly before: PlanValue;
  readonly ours: PlanValue;
  readonly theirs: PlanValue;
}

/** One change of a plan. It never changes once it is planned. */
export interface PlannedChange {
  /** From 1, in the order in which they are applied. */
  readonly number: number;
  /** The name of its definition: `update-asset`. */
  readonly change: string;
  readonly sign: '+' | '~' | '-';
  /** The entity's own word: `asset`. */
  readonly entity: string;
  /** Null: the record is to be made. */
  readonly recordKey: string | null;
  /** What the record that is made is found again by; null where nothing is made. */
  readonly marker: string | null;
  readonly clientId: number | null;
  /** What it is about, for people: `SRV-01 of Contoso`. */
  readonly title: string;
  /** The touched fields as they were read when it was planned. Of a record that is made: nothing. */
  readonly before: PlanValues;
  /** The touched fields as they are to be. Of a record that goes: nothing. */
  readonly after: PlannedValues;
  /** For eyes: applying never branches on it. */
  readonly reason: string;
  readonly evidence: readonly PlanEvidence[];
  readonly conflicts: readonly FieldConflict[];
}

/**
 * What a change came to. `applied`: read back as planned; `altered-by-halo`: done, and Halo shows something else; `unchanged`: it was so
 * already, nothing was sent; `stale`: somebody changed or removed the record, nothing was sent; `refused`: Halo said no; `failed`: it could
 * not be asked; `uncertain`: nobody can say whether it was done; `skipped`: left out, or what it needs did not come to be.
 */
export type ChangeOutcome =
  | 'applied'
  | 'altered-by-halo'
  | 'unchanged'
  | 'stale'
  | 'refused'
  | 'failed'
  | 'uncertain'
  | 'skipped';

/** A change that is settled. */
export interface Settled {
  readonly outcome: ChangeOutcome;
  /** The record, once there is one. */
  readonly recordKey: string | null;
  /** The touched fields as Halo last showed them; null: nobody looked. */
  readonly found: PlanValues | null;
  /** Why, for people; null where all is as planned. */
  readonly problem: string | null;
}

/** Outcomes after which Halo is as planned. */
export const doneOutcomes: ReadonlySet<ChangeOutcome> = new Set(['applied', 'altered-by-halo', 'unchanged']);
