import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A fresh token was refused as well. Nothing more is asked until the credentials change or a minute has gone by. */
export class NeedsSignInError extends HaloError {
  readonly code = 'needs-sign-in';
  readonly disposition = 'stop';
  readonly causes = [
    'the scopes were left out or the application has no permissions',
    'the agent was made inactive or is an end user',
    'the resource server and the authorisation server belong to different systems',
  ];
  readonly remedy =
    'Look at the permissions and at the agent of the application in Configuration > Integrations > HaloPSA API > View Applications, then check the connection.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA gives out tokens but does not accept them.', detail);
  }
}
