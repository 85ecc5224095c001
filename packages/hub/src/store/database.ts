import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { DatabaseAccess } from './access.ts';
import type { HubTables } from './hub-tables.ts';
import type { QueryAnswer, QueryLimits } from './query/query-answer.ts';

/** One open transaction. */
export interface Db {
  /** The typed query layer over this transaction. */
  readonly query: Kysely<HubTables>;
  /** The driver's client of this transaction, for raw SQL and COPY. */
  readonly client: PoolClient;
}

/** What one person may read of the mirror of a workspace. */
export interface ReaderLimits {
  /** Numbers of the connections that the person may see. */
  readonly connectionIds: readonly number[];
  /** The clients that the person is limited to, per connection; null: every client. */
  readonly clients: readonly { readonly connectionId: number; readonly clientId: number }[] | null;
}

export interface TransactionOptions {
  /** The database refuses writes. */
  readonly readOnly?: boolean;
  /** Who reads: the transaction sees only what this person may see of the mirror, by row level security. Implies `readOnly`. */
  readonly reader?: ReaderLimits;
  /** The commit does not wait for the disk: a crash may lose the last moments, never tear anything. For what can be read again. */
  readonly asyncCommit?: boolean;
}

/** A lock held across transactions and processes. Ends with the connection that holds it, so a killed process leaves none behind. */
export interface StoreLock {
  /** False once it is released, or its connection is known to have ended. */
  isHeld(): boolean;
  release(): Promise<void>;
}

/** How the connections of one pool are used at this moment. */
export interface PoolUse {
  readonly pool: 'work' | 'read';
  readonly used: number;
  readonly idle: number;
  /** Transactions that wait for one. */
  readonly waiting: number;
  readonly limit: number;
}

/** The open database of one hub. */
export interface Store {
  /** Names this open store among all processes, as the holder of leases and grants. New with every opening. */
  readonly holder: string;
  /**
   * Runs work in one transaction that sees and writes only rows of this workspace. Commits when the work resolves, rolls back when it
   * throws; whatever the work throws is thrown on.
   * @throws DatabaseUnavailableError when the connection to the database is lost
   */
  inWorkspace<T>(workspaceId: number, work: (db: Db) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Runs work in one transaction of the installation as a whole: accounts, sessions, the list of workspaces. It sees no row of any
   * workspace. Else as {@link inWorkspace}.
   */
  inInstallation<T>(work: (db: Db) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Takes the named lock if nobody holds it, in whatever process; else null. Never waits. */
  tryLock(name: string): Promise<StoreLock | null>;
  /** Lets others see that this process is there, until it ends or its connection does. Cheap to repeat; see `presenceLock`. */
  showPresence(): Promise<void>;
  /** The lock of the one hub that serves this database. @throws HubRunningError */
  acquireHubLock(): Promise<StoreLock>;
  /** Runs one SELECT of a user, read-only and jailed: see `query/run-query.ts`. */
  runQuery(workspaceId: number, sql: string, limits?: Partial<QueryLimits>): Promise<QueryAnswer>;
  /** How this process's connections are used. */
  readPoolUse(): readonly PoolUse[];
  /** How to reach this database; for migrations, backup and diagnosis. */
  readonly access: DatabaseAccess;
  /** Closes every connection, and stops the embedded database where nobody else uses it. Safe to call twice. */
  close(): Promise<void>;
}
