import type { ChangeDefinition } from './change-definition.ts';
import type { PlannedValues, PlanValues } from './plan-value.ts';
import type { FieldConflict, PlanEvidence } from './planned-change.ts';

/** What somebody wants written to Halo, before it is part of a plan. */
export interface ChangeDraft {
  readonly definition: ChangeDefinition;
  /** Null: the record is to be made. */
  readonly recordKey: string | null;
  /**
   * What the record that is to be made is, the same each time that it is wanted and in every hub: `ninjaone eu.example device 4711`. Its
   * marker is made of it. Null where nothing is made.
   */
  readonly identity: string | null;
  readonly clientId: number | null;
  readonly title: string;
  /** The touched fields as they are known to be now. */
  readonly before: PlanValues;
  /** The fields as they are wanted; those that are so already are left out of the plan. */
  readonly after: PlannedValues;
  readonly reason: string;
  readonly evidence?: readonly PlanEvidence[];
  readonly conflicts?: readonly FieldConflict[];
}
