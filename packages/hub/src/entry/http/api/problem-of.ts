import type { Problem } from '@sundog/api';
import { HaloError } from '@sundog/halo';
import { HubError } from '../../../foundation/errors/hub-error.ts';

/** The HTTP status of our errors, by code. What is not here is 422: understood, and not possible. */
const statuses: Readonly<Record<string, number>> = {
  'invalid-input': 400,
  'ambiguous-credentials': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'wrong-code': 401,
  'metrics-closed': 401,
  'not-permitted': 403,
  'limited-to-clients': 403,
  'foreign-origin': 403,
  'address-not-allowed': 403,
  'session-needed': 403,
  'insecure-console': 403,
  'single-sign-on-refused': 403,
  'invitation-of-another': 403,
  'method-not-allowed': 405,
  'name-taken': 409,
  'channel-name-taken': 409,
  'already-there': 409,
  'account-exists': 409,
  'owner-exists': 409,
  'last-owner': 409,
  'second-factor-state': 409,
  'view-name-taken': 409,
  'push-key-used': 409,
  'sync-busy': 409,
  'click-spent': 409,
  'plan-state': 409,
  'plan-blocked': 409,
  'trial-running': 409,
  'not-confirmed': 409,
  'too-many-tries': 429,
  'database-unavailable': 503,
  'intake-full': 503,
};

interface ProblemHead {
  readonly requestId: string;
  /** Told of what nobody foresaw. */
  readonly logError: (requestId: string, error: unknown) => void;
}

/**
 * The refusal for an error: the one place where errors become answers. What nobody foresaw becomes "internal error" with the number under
 * which the log has the rest; its text never leaves.
 */
export function problemOf(error: unknown, { requestId, logError }: ProblemHead): Problem {
  if (error instanceof HaloError) {
    const halo = error.endpoint === undefined ? {} : { halo: { endpoint: error.endpoint, status: error.status ?? null } };
    return { ...describe(error, requestId, 502), ...halo };
  }
  if (error instanceof HubError) {
    const status = statuses[error.code] ?? (error.code.endsWith('-not-found') ? 404 : 422);
    const retryAfter = 'retryAfterSeconds' in error ? { retryAfter: Number(error.retryAfterSeconds) } : {};
    return { ...describe(error, requestId, status), ...retryAfter };
  }
  const told = clientFault(error);
  if (told) return { type: urn(told.code), title: told.title, status: told.status, code: told.code, requestId };
  logError(requestId, error);
  const detail = 'The log of the hub has the detail under the number of this request.';
  return { type: urn('internal'), title: 'Internal error.', status: 500, code: 'internal', detail, requestId };
}

function describe(error: HubError | HaloError, requestId: string, status: number): Problem {
  const causes =
    error.causes.length === 0 ? '' : `${error.causes.length === 1 ? 'Cause' : 'Likeliest causes'}: ${error.causes.join('; ')}. `;
  return { type: urn(error.code), title: error.message, status, detail: `${causes}${error.remedy}`, code: error.code, requestId };
}

const urn = (code: string) => `urn:sundog:problem:${code}`;

/** What Fastify refuses before a route is asked; null: the fault is ours. */
function clientFault(error: unknown): { readonly status: number; readonly code: string; readonly title: string } | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  const status = Number(error.statusCode);
  if (status === 413) return { status, code: 'body-too-large', title: 'The body of the request is too large.' };
  if (status === 415) return { status, code: 'not-json', title: 'The content type must be application/json.' };
  if (status === 429) return { status, code: 'too-many-requests', title: 'Too many requests; wait a moment.' };
  if (status >= 400 && status < 500) return { status: 400, code: 'not-understood', title: 'The request was not understood.' };
  return null;
}
