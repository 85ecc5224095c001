import { HubError } from '../../foundation/errors/hub-error.ts';

/** A migration that this database already has was edited afterwards. */
export class MigrationChangedError extends HubError {
  readonly code = 'migration-changed';
  readonly disposition = 'stop';
  readonly causes = [
    'the file was edited after it had been applied to this database',
    'the database belongs to another branch of Sundog',
  ];
  readonly remedy = 'put the file back as it was and write a new migration instead, or use another data directory.';

  constructor(file: string) {
    super(`The migration ${file} is not the one that this database was made with.`);
  }
}
