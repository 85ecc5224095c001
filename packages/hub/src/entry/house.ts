import type { RefusalBook } from '../engine/audit/refusal-book.ts';
import type { Actor } from '../foundation/actor.ts';
import type { AccessDesk } from './access-desk.ts';
import type { InstallationAudit } from './audit-desk.ts';
import type { Gatekeeper } from './http/api/gatekeeper.ts';
import type { Hub } from './hub.ts';
import type { OperationsDesk } from './operations-desk.ts';

/** All workspaces of one installation, as the doors of a server see them. */
export interface House {
  readonly version: string;
  /** `SUNDOG_TRUSTED_PROXIES`. */
  readonly trustedProxies: readonly string[];
  /** The hub of a workspace for somebody who acts in it. The caller has made sure that the workspace exists and is open to the actor. */
  readonly hubOf: (workspaceId: number, actor: Actor) => Hub;
  /** The main workspace, for whoever runs this process. */
  readonly main: Hub;
  /** The hub of each workspace, for the schedule. */
  readonly listHubs: () => Promise<readonly Hub[]>;
  /** What was done to the installation as a whole, and the chains of every workspace's audit. */
  readonly audit: InstallationAudit;
  /** What the doors refuse before any verb is asked. */
  readonly refusals: RefusalBook;
  /** Accounts, sessions and keys. */
  readonly access: AccessDesk;
  /** What whoever runs the hub looks at from outside: readiness, metrics, the log of requests. */
  readonly operations: OperationsDesk;
  /** Before anything is served. @throws WrongKeyError where the hub's key opens not one secret */
  readonly assertKeyOpens: () => Promise<void>;
  /** Tells who asks over HTTP. */
  readonly gatekeeper: Gatekeeper;
  /**
   * Begins work that nobody waits for. Resolves once it goes on for a moment, or throws what it threw at once; later errors go to the log.
   * The signal aborts when the house is closed, which waits for it a little.
   */
  readonly runInBackground: (what: string, work: (signal: AbortSignal) => Promise<unknown>) => Promise<void>;
  /**
   * Begins work of which one is enough, and waits for none of it: what is asked for while it runs is done once more afterwards, however often it
   * was asked for. What goes wrong is logged.
   */
  readonly runSoon: (what: string, work: (signal: AbortSignal) => Promise<unknown>) => void;
  readonly logError: (requestId: string, error: unknown) => void;
  readonly logInfo: (message: string, about?: Readonly<Record<string, unknown>>) => void;
  /** Tells what goes on in the background to stop, and does not wait: `close` does. */
  readonly stopWork: () => void;
  /** Closes every workspace and the installation's store. */
  readonly close: () => Promise<void>;
}
