import { HubError } from './hub-error.ts';

/** An invitation is for somebody who has an account. */
export class AccountExistsError extends HubError {
  readonly code = 'account-exists';
  readonly disposition = 'tell-user';
  readonly causes = ['there is an account with this e-mail address'];
  readonly remedy = 'Sign in with it, then open the invitation again.';

  constructor() {
    super('This invitation is for somebody who has an account already.');
  }
}
