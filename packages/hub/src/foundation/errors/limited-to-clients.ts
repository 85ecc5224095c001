import { HubError } from './hub-error.ts';

/** Whoever sees some clients only cannot decide what is about all. */
export class LimitedToClientsError extends HubError {
  readonly code = 'limited-to-clients';
  readonly disposition = 'tell-user';
  readonly causes = ['you see some clients only, and a plan is built, approved and applied whole'];
  readonly remedy = 'Ask somebody who sees every client to do it.';

  constructor() {
    super('You cannot decide about a whole plan.');
  }
}
