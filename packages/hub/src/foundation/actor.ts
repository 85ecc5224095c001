import { hostname, userInfo } from 'node:os';

/** From where somebody acts: a request over the network, or a process of this hub. What is not known is left out. */
export interface ActorOrigin {
  /** The address that the request came from, as text. */
  readonly ip?: string;
  /** As the client sent it: somebody else's text. */
  readonly userAgent?: string;
  readonly requestId?: string;
  /** The machine that the process runs on. */
  readonly host?: string;
  readonly pid?: number;
}

/** Who acts, and what it may do. */
export interface Actor {
  /** `operator`: a person at the command line. `schedule`: the timetable. */
  readonly kind: 'operator' | 'schedule' | 'person';
  readonly name: string;
  /** Names of verbs, or everything. */
  readonly may: ReadonlySet<string> | 'everything';
  /** The account behind it, where there is one. */
  readonly accountId?: number;
  readonly origin?: ActorOrigin;
}

/** Whoever runs this process: who can read the data directory may do everything with it. */
export function localOperator(): Actor {
  let name = String(process.getuid?.() ?? 'local');
  try {
    name = userInfo().username;
  } catch {
    // A container's user may have no name; the number then stands for it.
  }
  return { kind: 'operator', name, may: 'everything', origin: { host: hostname(), pid: process.pid } };
}
