import { HubError } from './hub-error.ts';

/** A stored secret does not open although the key is right. */
export class SecretUnreadableError extends HubError {
  readonly code = 'secret-unreadable';
  readonly disposition = 'tell-user';
  readonly causes = ['it was changed in the database, or put in the place of another'];
  readonly remedy = 'enter the secret again with `sundog connection rotate`, and find out who can write to the database.';

  constructor(connectionId: number) {
    super(`The stored secret of connection ${connectionId} cannot be read.`);
  }
}
