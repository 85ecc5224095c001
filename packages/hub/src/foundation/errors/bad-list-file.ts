import { HubError } from './hub-error.ts';

/** A file of records cannot be read as a list. */
export class BadListFileError extends HubError {
  readonly code = 'bad-list-file';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param why a clause that names line and column, never a value of a row */
  constructor(path: string, why: string, given: { readonly remedy: string; readonly cause?: unknown }) {
    super(`The file ${path} cannot be read as a list.`, given.cause);
    this.causes = [why];
    this.remedy = given.remedy;
  }
}
