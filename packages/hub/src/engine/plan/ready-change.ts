import type { ChangeDefinition } from './change-definition.ts';
import type { PlanValues } from './plan-value.ts';
import type { PlannedChange, Settled } from './planned-change.ts';

/** Either how the change came out, or when to come back to it: Halo may still be at work on a request that was not answered. */
export type ChangeStep = { readonly settled: Settled } | { readonly notBefore: number };

/** A change with everything that it needs to be sent. */
export interface ReadyChange extends PlannedChange {
  readonly definition: ChangeDefinition;
  /** What is written, with every key known. */
  readonly values: PlanValues;
}

/** The record that was to be changed is not there. */
export function gone({ recordKey }: PlannedChange): Settled {
  return {
    outcome: 'stale',
    recordKey,
    found: null,
    problem: 'The record is not there any more: it was deleted, or merged into another. It is not made again.',
  };
}

/** Nobody can say whether it was done. */
export function uncertain({ recordKey }: PlannedChange, problem: string): Settled {
  return { outcome: 'uncertain', recordKey, found: null, problem: `${problem} Look at it in HaloPSA; it is not sent again.` };
}

/** It could not be done, and nothing came of it. */
export function failed({ recordKey }: PlannedChange, problem: string): Settled {
  return { outcome: 'failed', recordKey, found: null, problem };
}
