import { HubError } from '../../foundation/errors/hub-error.ts';

/** Another hub already serves this database. */
export class HubRunningError extends HubError {
  readonly code = 'hub-running';
  readonly disposition = 'stop';
  readonly causes = ['another `sundog serve` (or `npm start`) runs on the same database'];
  readonly remedy = 'use the one that runs, or stop it first; other commands work beside it.';

  constructor() {
    super('A hub is already running on this database.');
  }
}
