import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The authorisation server answered 200 without a token. */
export class TokenUnreadableError extends HaloError {
  readonly code = 'token-unreadable';
  readonly disposition = 'retry';
  readonly causes = ['something else answered in the place of the authorisation server'];
  readonly remedy = 'Compare the Authorisation Server with Configuration > Integrations > HaloPSA API in Halo.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA signed in but sent no token.', detail);
  }
}
