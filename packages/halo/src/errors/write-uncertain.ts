import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A write may or may not have been done: it was sent, and its answer never came or said nothing. It is never sent again blindly. */
export class WriteUncertainError extends HaloError {
  readonly code = 'write-uncertain';
  readonly disposition = 'tell-user';
  readonly causes = ['the connection was lost after the request had been sent', 'HaloPSA accepted it and sent no record back'];
  readonly remedy = 'Read the record back before deciding; do not send it again unseen.';

  constructor(detail: HaloErrorDetail = {}) {
    super('It is not known whether HaloPSA did this.', detail);
  }
}
