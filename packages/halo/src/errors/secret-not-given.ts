import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The secret of the connection could not be had. */
export class SecretNotGivenError extends HaloError {
  readonly code = 'secret-not-given';
  readonly disposition = 'stop';
  readonly causes = ['the key that opens it is missing or is another one', 'it was never given'];
  readonly remedy = 'Give the secret again.';

  constructor(detail: HaloErrorDetail = {}) {
    super('The secret of this connection cannot be read.', detail);
  }
}
