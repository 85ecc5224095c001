import { HubError } from './hub-error.ts';

/** Too many failed tries for this account or from this address. */
export class TooManyTriesError extends HubError {
  readonly code = 'too-many-tries';
  readonly disposition = 'retry';
  readonly causes = ['the password or code was wrong several times', 'somebody tries to guess it'];
  readonly remedy: string;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('There were too many failed tries.');
    this.retryAfterSeconds = retryAfterSeconds;
    this.remedy = `Wait ${retryAfterSeconds} seconds, then try again.`;
  }
}
