import { HubError } from './hub-error.ts';

/** The request says of nobody that they ask, or of somebody who is no longer signed in. */
export class NotSignedInError extends HubError {
  readonly code = 'not-signed-in';
  readonly disposition = 'tell-user';
  readonly causes = ['the session has ended', 'the key is unknown, expired or revoked'];
  readonly remedy = 'Sign in again, or use another key.';

  constructor() {
    super('You are not signed in.');
  }
}
