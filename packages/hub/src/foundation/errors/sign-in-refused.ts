import { HubError } from './hub-error.ts';

/** E-mail and password do not belong together. Says the same whether or not there is such an account. */
export class SignInRefusedError extends HubError {
  readonly code = 'wrong-password';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the e-mail address or the password is mistyped',
    'the account was disabled, or signs in by single sign-on only',
  ];
  readonly remedy = 'Try again; an owner or admin of your workspace can see whether your account is there.';

  constructor() {
    super('This e-mail address and password do not open anything.');
  }
}
