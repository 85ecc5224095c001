import { HubError } from '../../foundation/errors/hub-error.ts';
import { SourceAddressRefusedError } from '../../foundation/errors/source-address-refused.ts';
import { SourceFailedError } from '../../foundation/errors/source-failed.ts';

interface Telling extends Error {
  readonly code: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** Errors of connectors write their own sentence, without secrets and without the tool's text. They are told by their form: the package is loaded late. */
function isTelling(error: unknown): error is Telling {
  return error instanceof Error && 'code' in error && 'disposition' in error && 'causes' in error && 'remedy' in error;
}

/** What a connector or the network of a source says, as an error of the hub; null: it is about something else. */
export function sourceProblemOf(error: unknown): SourceFailedError | null {
  if (error instanceof SourceFailedError) return error;
  if (error instanceof HubError && !(error instanceof SourceAddressRefusedError)) return null;
  return isTelling(error) ? new SourceFailedError(error) : null;
}
