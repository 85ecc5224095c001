import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The client was closed. */
export class ClientClosedError extends HaloError {
  readonly code = 'client-closed';
  readonly disposition = 'stop';
  readonly causes = ['the program is ending'];
  readonly remedy = 'Make a new client.';

  constructor(detail: HaloErrorDetail = {}) {
    super('This client of HaloPSA has been closed.', detail);
  }
}
