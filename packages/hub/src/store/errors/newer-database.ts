import { HubError } from '../../foundation/errors/hub-error.ts';

/** The database has migrations that this hub does not know. */
export class NewerDatabaseError extends HubError {
  readonly code = 'newer-database';
  readonly disposition = 'stop';
  readonly causes = ['a newer Sundog has used this database since'];
  readonly remedy = 'update this Sundog, or restore a backup that was made before the update into a new data directory.';

  constructor(number: number, name: string) {
    super(`This database is newer than this Sundog: it has the migration ${number} (${name}).`);
  }
}
