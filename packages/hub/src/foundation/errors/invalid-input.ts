import { HubError } from './hub-error.ts';

/** What came in cannot be used. */
export class InvalidInputError extends HubError {
  readonly code = 'invalid-input';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Put it right and run the same again; --help shows what is taken.';

  /** @param why one or more lines, each naming a field; never a value of a secret */
  constructor(verb: string, why: string) {
    super(`The input of ${verb} cannot be used.`);
    this.causes = why
      .split('\n')
      .map((line) => line.replace(/^\s*(?:✖|→)\s*/, '').trim())
      .filter((line) => line !== '');
  }
}
