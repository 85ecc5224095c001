import { HubError } from './hub-error.ts';

/** A connection is there without its secret. */
export class SecretMissingError extends HubError {
  readonly code = 'secret-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['it was removed with --keep-data', 'the hub was restored from a backup, which holds no secrets'];
  readonly remedy: string;

  constructor(connection: string) {
    super(`The secret of "${connection}" is not here.`);
    this.remedy = `Give it again with: sundog connection rotate ${connection}.`;
  }
}
