import { HubError } from './hub-error.ts';

/** Somebody who is signed in opened the invitation of another person. */
export class InvitationOfAnotherError extends HubError {
  readonly code = 'invitation-of-another';
  readonly disposition = 'tell-user';
  readonly causes = ['the invitation is for another e-mail address than that of the account that is signed in'];
  readonly remedy = 'Sign out, then open the link again.';

  constructor() {
    super('This invitation is for somebody else.');
  }
}
