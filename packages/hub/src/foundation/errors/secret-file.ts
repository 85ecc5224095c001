import { HubError } from './hub-error.ts';

/** The file named by `--client-secret-file` cannot be used. */
export class SecretFileError extends HubError {
  readonly code = 'secret-file';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Give a file that holds the secret and nothing else.';

  constructor(path: string, why: string, cause?: unknown) {
    super(`The secret file ${path} cannot be used.`, cause);
    this.causes = [why];
  }
}
