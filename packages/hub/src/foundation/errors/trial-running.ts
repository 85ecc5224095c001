import { HubError } from './hub-error.ts';

/** The same trial is being made by another process. */
export class TrialRunningError extends HubError {
  readonly code = 'trial-running';
  readonly disposition = 'retry';
  readonly causes = ['another process is making the same trial now'];
  readonly remedy = 'Wait until it is done, and look at "sundog trial".';

  constructor() {
    super('This trial is running already.');
  }
}
