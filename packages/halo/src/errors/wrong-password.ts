import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** invalid_grant for user name and password. */
export class WrongPasswordError extends HaloError {
  readonly code = 'wrong-password';
  readonly disposition = 'stop';
  readonly causes = [
    'the user name or the password is wrong',
    'the agent is an API-only agent, which cannot sign in by user name and password',
    'the agent must sign in by single sign-on or a second factor',
    'the name belongs to an end user, not to an agent',
  ];
  readonly remedy =
    'Try the same user name and password on the login page of HaloPSA; look at the agent in Configuration > Teams & Agents > Agents.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA does not accept the user name and password.', detail);
  }
}
