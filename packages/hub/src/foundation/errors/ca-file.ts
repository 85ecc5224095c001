import { HubError } from './hub-error.ts';

/** The file named by `--ca-file` cannot be used. */
export class CaFileError extends HubError {
  readonly code = 'ca-file';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Give a file with one or more certificates in PEM form (-----BEGIN CERTIFICATE-----).';

  constructor(path: string, why: string, cause?: unknown) {
    super(`The certificate file ${path} cannot be used.`, cause);
    this.causes = [why];
  }
}
