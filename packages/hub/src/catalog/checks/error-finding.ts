import type { HaloError } from '@sundog/halo';
import type { FindingInput } from '../../engine/preflight/finding.ts';

/**
 * A failed finding out of an error of the Halo client: its own sentence, causes and remedy. What may pass by itself (an answer that
 * never came, Halo restarting) lies outside and may be saved.
 */
export function errorFinding(error: HaloError, more: Partial<FindingInput> = {}): FindingInput {
  return {
    outcome: 'failed',
    sentence: error.message,
    causes: error.causes,
    remedy: error.remedy,
    mayBeSavedWhenCauseIsOutside: error.disposition === 'retry',
    ...more,
  };
}
