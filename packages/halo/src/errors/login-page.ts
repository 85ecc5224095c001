import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A login page came where JSON was due. */
export class LoginPageError extends HaloError {
  readonly code = 'login-page';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the address leads to the pages of HaloPSA, not to its API',
    'single sign-on or a gateway stands before this HaloPSA and wants a person to log in',
    'the resource server and the authorisation server were mixed up',
  ];
  readonly remedy =
    'Copy the Resource Server and the Authorisation Server from Configuration > Integrations > HaloPSA API in Halo; let the gateway pass /api and /auth.';

  constructor(detail: HaloErrorDetail = {}) {
    super('A login page came instead of data.', detail);
  }
}
