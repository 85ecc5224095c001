import { HubError } from './hub-error.ts';

/** A filter asks what its column cannot be asked. */
export class BadFilterError extends HubError {
  readonly code = 'bad-filter';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'The catalogue says of each column what may be asked of it, and with what type of value.';

  /** @param why a clause of ours, never a value */
  constructor(column: string, why: string) {
    super(`The filter on ${column} cannot be used.`);
    this.causes = [why];
  }
}
