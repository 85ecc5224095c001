import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA answered 5xx. */
export class ServerFailedError extends HaloError {
  readonly code = 'server-failed';
  readonly disposition = 'retry';
  readonly causes = ['it is being restarted or updated', 'it is under heavy load', 'this very question makes it fail'];
  readonly remedy = 'It is tried again by itself; if only one list fails, report it to Halo.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA itself failed.', detail);
  }
}
