import { HubError } from '../../foundation/errors/hub-error.ts';

/** The database was made by another major version of PostgreSQL than the one that comes with this Sundog. */
export class EngineVersionError extends HubError {
  readonly code = 'engine-version';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy =
    'run `sundog backup` with the Sundog that made it, then `sundog restore` with this one into a new data directory; docs/backup.md shows how.';

  constructor(folder: string, made: number, engine: number) {
    super(`The database in ${folder} was made by PostgreSQL ${made}, and this Sundog brings PostgreSQL ${engine}.`);
    this.causes = [
      made < engine
        ? 'Sundog was updated to a version with a newer PostgreSQL'
        : 'this Sundog is older than the one that made the database',
    ];
  }
}
