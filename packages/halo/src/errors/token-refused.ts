import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The authorisation server refused for a reason that has no sentence of its own. `reason` is the error code of OAuth where it is a known word. */
export class TokenRefusedError extends HaloError {
  readonly code = 'token-refused';
  readonly disposition = 'stop';
  readonly causes = [
    'the application is set up differently from what this connection asks for',
    'the authorisation server is that of another HaloPSA',
  ];
  readonly remedy = 'Compare the application and the addresses with Configuration > Integrations > HaloPSA API in Halo.';
  readonly reason: string;

  constructor(about: { readonly reason: string }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA refuses the sign-in (${about.reason}).`, detail);
    this.reason = about.reason;
  }
}
