import { HubError } from './hub-error.ts';

/** Something is asked of the past that only the present knows. */
export class NoPastOfError extends HubError {
  readonly code = 'no-past-of';
  readonly disposition = 'tell-user';
  readonly causes = ['only the fields that the definition of the entity names are kept in dated versions'];
  readonly remedy = 'Take the date out, or use only columns that the catalogue marks as kept.';

  constructor(what: string) {
    super(`The past of ${what} is not kept.`);
  }
}
