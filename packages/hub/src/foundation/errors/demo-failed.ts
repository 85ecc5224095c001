import { HubError } from './hub-error.ts';

/** The demonstration's sandbox did not pass the check: a defect of ours. */
export class DemoFailedError extends HubError {
  readonly code = 'demo-failed';
  readonly disposition = 'stop';
  readonly causes = ['what the check found stands above'];
  readonly remedy = 'Report it with the output above.';

  constructor() {
    super('The sandbox of the demonstration did not pass the check.');
  }
}
