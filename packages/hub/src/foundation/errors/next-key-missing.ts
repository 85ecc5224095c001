import { HubError } from './hub-error.ts';

/** The hub's key comes from the environment, and no key that is to follow it was given. */
export class NextKeyMissingError extends HubError {
  readonly code = 'next-key-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['SUNDOG_SECRET_KEY_NEXT is not set', 'it is the same key as SUNDOG_SECRET_KEY'];
  readonly remedy =
    'Make a key with `openssl rand -base64 32`, set it as SUNDOG_SECRET_KEY_NEXT for every process of this hub, restart them, and run `sundog key rotate` again.';

  constructor() {
    super('There is no new key to change to.');
  }
}
