import { HubError } from '../../foundation/errors/hub-error.ts';

/** The database to restore into holds something. */
export class RestoreTargetError extends HubError {
  readonly code = 'restore-target';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy =
    'restore into a data directory that does not exist yet (--data-dir), or into an empty database (SUNDOG_DATABASE_URL); nothing was changed.';

  constructor(database: string, table: string) {
    super(`The database ${database} is not empty, and a backup is never restored over anything.`);
    this.causes = [`its table ${table} has rows: it is in use by a hub`];
  }
}
