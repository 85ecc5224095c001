import { HubError } from './hub-error.ts';

/** A request says who asks more than once, or with nothing in it. TRUST S42: never a default. */
export class AmbiguousCredentialsError extends HubError {
  readonly code = 'ambiguous-credentials';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Send one key as "Authorization: Bearer <key>", or one cookie of a session, and not both.';

  constructor(why: string) {
    super('It is not clear who asks.');
    this.causes = [why];
  }
}
