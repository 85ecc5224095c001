import { HubError } from '../../foundation/errors/hub-error.ts';

/** The database has no room left for what was to be written. Nothing of it was kept. */
export class DiskFullError extends HubError {
  readonly code = 'disk-full';
  readonly disposition = 'stop';
  readonly causes = ['the disk that holds the database is full'];
  readonly remedy =
    'make room on that disk: everything that was kept before is there, and the next sync goes on where this one ended.';

  constructor(cause?: unknown) {
    super('The database has no room left on its disk.', cause);
  }
}
