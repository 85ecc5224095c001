import { HubError } from './hub-error.ts';

/** More webhook deliveries wait for the disk than may. */
export class IntakeFullError extends HubError {
  readonly code = 'intake-full';
  readonly disposition = 'retry';
  readonly causes = ['the database does not keep up, or does not answer'];
  readonly remedy = 'Look at the database with: npx sundog doctor';

  constructor() {
    super('Too many webhook deliveries wait to be kept.');
  }
}
