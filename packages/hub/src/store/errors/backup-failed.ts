import { HubError } from '../../foundation/errors/hub-error.ts';

const known: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EROFS: 'the disk is read-only',
};

/** A backup was begun and not finished; nothing of it remains. */
export class BackupFailedError extends HubError {
  readonly code = 'backup-failed';
  readonly disposition = 'retry';
  readonly causes: readonly string[];
  readonly remedy = 'make room, or name another folder, and run it again; what was there before is untouched.';

  constructor(folder: string, cause: unknown) {
    super(`The backup to ${folder} was not finished; nothing of it remains.`, cause);
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    this.causes = [
      known[code] ?? (code.length === 5 ? `the database ended it (${code})` : 'the disk or the database did not go along'),
    ];
  }
}
