import { userInfo } from 'node:os';

/** From where a request came. */
export interface RequestOrigin {
  readonly ip: string;
  readonly userAgent: string | null;
  readonly requestId: string;
}

/** Who acts, and what it may do. */
export interface Actor {
  /** `operator`: a person at the command line. `schedule`: the timetable. */
  readonly kind: 'operator' | 'schedule' | 'person';
  readonly name: string;
  /** Names of verbs, or everything. */
  readonly may: ReadonlySet<string> | 'everything';
  /** The account behind a person. */
  readonly accountId?: string;
  /** Absent at the command line and for the schedule. */
  readonly origin?: RequestOrigin;
}

/** Whoever runs this process: who can read the data directory may do everything with it. */
export function localOperator(): Actor {
  let name = String(process.getuid?.() ?? 'local');
  try {
    name = userInfo().username;
  } catch {
    // A container's user may have no name; the number then stands for it.
  }
  return { kind: 'operator', name, may: 'everything' };
}
