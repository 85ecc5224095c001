import { HubError } from './hub-error.ts';

/** A secret is needed and nobody is there to be asked. */
export class NoSecretError extends HubError {
  readonly code = 'no-secret';
  readonly disposition = 'tell-user';
  readonly causes = [
    'this is not a terminal, so it cannot be asked for',
    'neither SUNDOG_CLIENT_SECRET nor --client-secret-file was given',
  ];
  readonly remedy = 'Set SUNDOG_CLIENT_SECRET, or give a file that holds it by --client-secret-file.';

  constructor() {
    super('The secret is missing.');
  }
}
