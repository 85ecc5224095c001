import { HubError } from '../../foundation/errors/hub-error.ts';

interface Reason {
  readonly pattern: RegExp;
  readonly cause: string;
  readonly remedy: string;
}

const reasons: readonly Reason[] = [
  { pattern: /No space left on device|Disk quota/, cause: 'the disk is full', remedy: 'make room on the disk and start again.' },
  {
    pattern: /could not map anonymous shared memory|Cannot allocate memory|out of memory/i,
    cause: 'the machine has not enough free memory; the database wants about 300 MB',
    remedy: 'end other programs or give the machine more memory, and start again.',
  },
  {
    pattern: /incompatible with server|was initialized with/,
    cause: 'the files were made by another build of PostgreSQL',
    remedy: 'run `sundog backup` with the Sundog that made it, and `sundog restore` with this one into a new data directory.',
  },
  {
    pattern: /EACCES|Permission denied|wrong ownership|invalid permissions/i,
    cause: 'the folder belongs to another user than the one that starts Sundog now, or its disk is mounted noexec',
    remedy: 'start Sundog as the user that made the data directory, and keep that on a disk from which programs may run.',
  },
  {
    pattern: /ENOENT|No such file or directory/,
    cause:
      'a file of the database or of its programs is missing (on Alpine and other systems without glibc the programs cannot run at all)',
    remedy:
      'use a Linux with glibc, or set SUNDOG_DATABASE_URL to a PostgreSQL of your own; where files were deleted, restore a backup.',
  },
  {
    pattern: /could not locate a valid checkpoint|invalid page|checksum/,
    cause: 'the files of the database are damaged',
    remedy: 'restore a backup into a new data directory.',
  },
  {
    pattern: /could not look up|user does not exist/,
    cause: 'the user that runs Sundog has no entry in /etc/passwd',
    remedy: 'run Sundog as a user that the system knows, or as root in the container.',
  },
];

export interface FailedStart {
  readonly folder: string;
  /** What the server wrote; read for known reasons and never shown. */
  readonly said: string;
  readonly logFile: string | null;
  readonly cause?: unknown;
}

/** The embedded PostgreSQL did not start. */
export class EngineStartError extends HubError {
  readonly code = 'engine-start';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor({ folder, said, logFile, cause }: FailedStart) {
    super(`The embedded database in ${folder} did not start.`, cause);
    const found = reasons.filter(({ pattern }) => pattern.test(said));
    this.causes =
      found.length > 0 ? found.map((reason) => reason.cause) : ['the server ended while starting; its own words are in its log'];
    const look = logFile === null ? 'run `sundog doctor`.' : `look at the end of ${logFile}.`;
    this.remedy = found[0]?.remedy ?? look;
  }
}
