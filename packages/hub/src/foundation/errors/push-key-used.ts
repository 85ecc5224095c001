import { HubError } from './hub-error.ts';

/** A push came with a key that another push had. */
export class PushKeyUsedError extends HubError {
  readonly code = 'push-key-used';
  readonly disposition = 'tell-user';
  readonly causes = ['each push needs a key of its own; the same key is for sending the same push again'];
  readonly remedy = 'Send it with a new Idempotency-Key.';

  constructor(key: string) {
    super(`A push with the key "${key.slice(0, 60)}" was taken before, and it held something else.`);
  }
}
