import { HubError } from './hub-error.ts';

/** A code of the second factor was wrong. */
export class WrongCodeError extends HubError {
  readonly code = 'wrong-code';
  readonly disposition = 'tell-user';
  readonly causes = ['it is mistyped', 'it was used already: each opens once', 'the clock of the phone or of the hub is wrong'];
  readonly remedy = 'Wait for the next code and enter that, or use a recovery code.';

  constructor() {
    super('This code is not right.');
  }
}
