import { type HaloError, ServerFailedError, ValidationRefusedError, WriteUncertainError } from '@sundog/halo';
import type { PlannedChange, Settled } from './planned-change.ts';

/** Whether Halo certainly did not do it. Everything else that follows a sent request is silence. */
export function isRefusal(error: HaloError): boolean {
  return !(error instanceof WriteUncertainError || error instanceof ServerFailedError);
}

/** A change that Halo did not accept, with the members that it named and its own words. */
export function sayRefusal({ recordKey }: PlannedChange, status: number | null, error: HaloError | null): Settled {
  const says = error instanceof ValidationRefusedError && error.haloSays !== null ? ` It says: ${error.haloSays}` : '';
  const sentence = error?.message ?? `HaloPSA did not accept this${status === null ? '' : ` (${status})`}.`;
  return { outcome: 'refused', recordKey, found: null, problem: `${sentence}${says}` };
}
