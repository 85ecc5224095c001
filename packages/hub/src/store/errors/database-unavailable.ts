import { HubError } from '../../foundation/errors/hub-error.ts';

/** The database cannot be reached, or the connection to it was lost. */
export class DatabaseUnavailableError extends HubError {
  readonly code = 'database-unavailable';
  readonly disposition = 'retry';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(isEmbedded: boolean, why: string, cause?: unknown) {
    super('The database cannot be reached.', cause);
    this.causes = [why];
    this.remedy = isEmbedded
      ? 'look at logs/postgres.log in the data directory, and start Sundog again.'
      : 'see that the server of SUNDOG_DATABASE_URL runs and can be reached from here, and try again.';
  }
}
