import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** unauthorized_client or unsupported_grant_type: the application is made for another way to sign in. API.md 1.3. */
export class GrantNotAllowedError extends HaloError {
  readonly code = 'grant-not-allowed';
  readonly disposition = 'stop';
  readonly causes = [
    'the Authentication Method of the application is another one',
    'the application was not saved after the method was chosen',
    'agent logins are not allowed on the application',
  ];
  readonly remedy =
    'Set the Authentication Method of the application to "Client ID and Secret (Services)", or to "Username & Password" with Allow Agent Logins on, in Configuration > Integrations > HaloPSA API > View Applications, and save.';
  readonly grant: 'client_credentials' | 'password';

  constructor(about: { readonly grant: 'client_credentials' | 'password' }, detail: HaloErrorDetail = {}) {
    super(
      `The application does not allow signing in by ${about.grant === 'password' ? 'user name and password' : 'client id and secret'}.`,
      detail,
    );
    this.grant = about.grant;
  }
}
