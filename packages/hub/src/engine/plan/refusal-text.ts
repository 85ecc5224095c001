import {
  type HaloError,
  NotFoundError,
  NotPermittedError,
  NotWritableError,
  ServerFailedError,
  ValidationRefusedError,
  WriteUncertainError,
} from '@sundog/halo';
import type { PlannedChange, Settled } from './planned-change.ts';

const refusals = [ValidationRefusedError, NotPermittedError, NotFoundError, NotWritableError];

/** What an error says of the request that it ended. Only a refusal is Halo's own word on the change; what never reached it may be sent again. */
export function answerOf(error: HaloError): 'refused' | 'silent' | 'unsent' {
  if (error instanceof WriteUncertainError || error instanceof ServerFailedError) return 'silent';
  return refusals.some((refusal) => error instanceof refusal) ? 'refused' : 'unsent';
}

/** A change that Halo did not accept, with the members that it named and its own words. */
export function sayRefusal({ recordKey }: PlannedChange, status: number | null, error: HaloError | null): Settled {
  const says = error instanceof ValidationRefusedError && error.haloSays !== null ? ` It says: ${error.haloSays}` : '';
  const sentence = error?.message ?? `HaloPSA did not accept this${status === null ? '' : ` (${status})`}.`;
  return { outcome: 'refused', recordKey, found: null, problem: `${sentence}${says}` };
}
