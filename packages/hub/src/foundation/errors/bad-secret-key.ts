import { HubError } from './hub-error.ts';

/** The hub's key cannot be used. */
export class BadSecretKeyError extends HubError {
  readonly code = 'bad-secret-key';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param where `SUNDOG_SECRET_KEY`, or the path of the file */
  constructor(where: string, why: string, remedy: string) {
    super(`The key in ${where} cannot be used.`);
    this.causes = [why];
    this.remedy = remedy;
  }
}
