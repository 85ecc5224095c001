import type { HaloError } from '@sundog/halo';
import type { FindingInput } from '../../engine/preflight/finding.ts';

/** What lies with the host or the way there although it does not pass by itself. */
const outsideCodes = new Set([
  'blocked-before-sign-in',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-chain',
  'certificate-self-signed',
  'certificate-untrusted',
  'tls-failed',
]);

/** The option of `connect` and `connection edit` that a remedy speaks of without naming it: the client knows no command line. */
const optionOf: Readonly<Record<string, string>> = {
  'private-address': '--allow-private-host',
  'plain-http': '--allow-private-host',
  'certificate-chain': '--ca-file',
  'certificate-self-signed': '--ca-file',
  'certificate-untrusted': '--ca-file',
  'wrong-tenant': '--tenant',
  'secret-not-given': '--client-secret-file',
};

/**
 * A failed finding out of an error of the Halo client: its own sentence, causes and remedy. What may pass by itself (an answer that
 * never came, Halo restarting) and what only the host can mend lies outside and may be saved.
 */
export function errorFinding(error: HaloError, more: Partial<FindingInput> = {}): FindingInput {
  const option = optionOf[error.code];
  return {
    outcome: 'failed',
    sentence: error.message,
    causes: error.causes,
    remedy: option === undefined ? error.remedy : `${error.remedy} The option is ${option}.`,
    mayBeSavedWhenCauseIsOutside: error.disposition === 'retry' || outsideCodes.has(error.code),
    ...more,
  };
}
