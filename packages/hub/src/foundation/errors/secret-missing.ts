import { quoted } from '../quoted.ts';
import { HubError } from './hub-error.ts';

/** A connection is there without its secret. */
export class SecretMissingError extends HubError {
  readonly code = 'secret-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['the connection was removed with --keep-data', 'the hub was restored from a backup, without its key'];
  readonly remedy: string;

  constructor(connection: string) {
    super(`The secret of "${connection}" is not here.`);
    this.remedy = `Give it again with: npx sundog connection rotate ${quoted(connection)}`;
  }
}
