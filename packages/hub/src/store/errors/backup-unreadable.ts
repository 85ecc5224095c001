import { HubError } from '../../foundation/errors/hub-error.ts';

/** A folder is not a backup that can be restored. */
export class BackupUnreadableError extends HubError {
  readonly code = 'backup-unreadable';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy =
    'name the folder of a finished backup, copied whole; where it was made by a newer Sundog, update this one first.';

  constructor(folder: string, why: string, cause?: unknown) {
    super(`The backup in ${folder} cannot be restored.`, cause);
    this.causes = [why];
  }
}
