import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA answered 404. */
export class NotFoundError extends HaloError {
  readonly code = 'not-found';
  readonly disposition = 'skip';
  readonly causes = [
    'the record was deleted',
    'the module is switched off in this HaloPSA',
    'this version of HaloPSA does not know this path',
  ];
  readonly remedy = 'Leave it out, or switch the module on in HaloPSA.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA does not have this.', detail);
  }
}
