import { HubError } from './hub-error.ts';

/** A field map has lines that cannot be used. */
export class BadFieldMapError extends HubError {
  readonly code = 'bad-field-map';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Correct these lines; the fields and transforms that there are: npx sundog fields show <source>';

  constructor(problems: readonly string[]) {
    super('The field map cannot be used as it is.');
    this.causes = problems;
  }
}
