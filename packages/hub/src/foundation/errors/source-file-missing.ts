import { HubError } from './hub-error.ts';

/** A file that a source is to read cannot be opened. */
export class SourceFileMissingError extends HubError {
  readonly code = 'source-file-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['the path was mistyped', 'whoever runs this may not read it'];
  readonly remedy = 'Give the path of a file that can be read by --file.';

  constructor(path: string, cause: unknown) {
    super(`The file ${path} cannot be opened.`, cause);
  }
}
