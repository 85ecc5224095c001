import { HubError } from './hub-error.ts';

/** A page of another site sent this request with the person's cookie. */
export class ForeignOriginError extends HubError {
  readonly code = 'foreign-origin';
  readonly disposition = 'tell-user';
  readonly causes = ['another site tried to act in your name', 'the hub is reached by an address other than SUNDOG_PUBLIC_URL'];
  readonly remedy = 'Use the console at its own address; programs use an API key.';

  constructor() {
    super('This request does not come from the console.');
  }
}
