import { HubError } from '../../foundation/errors/hub-error.ts';

/** The folder that a backup was to be written to cannot be used. */
export class BackupTargetError extends HubError {
  readonly code = 'backup-target';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy = 'name a folder that does not exist yet.';

  constructor(folder: string, why: string, cause?: unknown) {
    super(`The backup cannot be written to ${folder}.`, cause);
    this.causes = [why];
  }
}
