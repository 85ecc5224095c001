import { HubError } from './hub-error.ts';

/** A stored secret was encrypted with another key than the one at hand. */
export class WrongKeyError extends HubError {
  readonly code = 'wrong-key';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'give back the key that was used before, or enter the secrets again with `sundog connection rotate`.';

  constructor(sealedWith: string, atHand: string) {
    super('The stored secret was encrypted with another key.');
    this.causes = [
      `SUNDOG_SECRET_KEY or the file secret.key is not the one of then (key ${sealedWith} is needed, ${atHand} is here)`,
      'the database was restored from a backup without its key',
    ];
  }
}
