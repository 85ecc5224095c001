import type { ConnectorError, ConnectorErrorDetail } from '../errors/connector-error.ts';
import { NotFoundError } from '../errors/not-found.ts';
import { NotPermittedError } from '../errors/not-permitted.ts';
import { RequestRefusedError } from '../errors/request-refused.ts';
import { VendorFailedError } from '../errors/vendor-failed.ts';

/** The error that a status is; null where it is none. 401 and 429 are the door's, since they are about more than one answer. */
export function refusalOf(status: number, detail: ConnectorErrorDetail): ConnectorError | null {
  if (status >= 500 || status === 408) return new VendorFailedError(detail);
  if (status === 403) return new NotPermittedError(detail);
  if (status === 404) return new NotFoundError(detail);
  return status >= 400 || status < 200 || status >= 300 ? new RequestRefusedError(detail) : null;
}
