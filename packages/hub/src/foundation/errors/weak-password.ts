import { HubError } from './hub-error.ts';

/** A new password could be guessed. */
export class WeakPasswordError extends HubError {
  readonly code = 'weak-password';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param why clauses; never the password */
  constructor(
    causes: readonly string[],
    remedy = 'Take four words that have nothing to do with each other, or let a password manager make one.',
  ) {
    super('This password is too easy to guess.');
    this.causes = causes;
    this.remedy = remedy;
  }
}
