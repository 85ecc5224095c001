import { HubError } from './hub-error.ts';

/** Whoever sees some clients only cannot decide what is about all. */
export class LimitedToClientsError extends HubError {
  readonly code = 'limited-to-clients';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Ask somebody who sees every client to do it.';

  constructor(about: 'plan' | 'mapping' = 'plan') {
    super(about === 'plan' ? 'You cannot decide about a whole plan.' : 'You cannot see a mapping.');
    this.causes = [
      about === 'plan'
        ? 'you see some clients only, and a plan is built, approved and applied whole'
        : 'you see some clients only, and a mapping is about all of them',
    ];
  }
}
