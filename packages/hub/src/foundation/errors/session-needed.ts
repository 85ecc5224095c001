import { HubError } from './hub-error.ts';

/** Something that a person does for themself, tried with a key or by single sign-on. */
export class SessionNeededError extends HubError {
  readonly code = 'session-needed';
  readonly disposition = 'tell-user';
  readonly causes = [
    'a key cannot change the account that it belongs to',
    'who came by single sign-on is signed in to one workspace only',
  ];
  readonly remedy = 'Sign in with e-mail and password.';

  constructor() {
    super('This needs you to be signed in with your password.');
  }
}
