import { type Driver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type pg from 'pg';
import type { Db, ReaderLimits, TransactionOptions } from './database.ts';
import { DatabaseUnavailableError } from './errors/database-unavailable.ts';
import { DiskFullError } from './errors/disk-full.ts';
import type { HubTables } from './hub-tables.ts';

export interface TransactionScope extends TransactionOptions {
  readonly pool: pg.Pool;
  readonly isEmbedded: boolean;
  /** Null: the installation as a whole. */
  readonly workspaceId: number | null;
  /** The role to become for a reader. */
  readonly readerRole: string;
}

/**
 * How long a process may say nothing in the middle of a transaction. One that stands still would keep what it has locked, such as the row of
 * the request budget, from all the others. Longer than an event loop may be blocked (5 s), and than a lease holds without a sign of life (8 s).
 */
export const standstillMs = 9_000;

/** Runs work in one transaction bound to a workspace. See `Store.inWorkspace`. */
export async function runTransaction<T>(scope: TransactionScope, work: (db: Db) => Promise<T>): Promise<T> {
  if (scope.workspaceId !== null && !Number.isInteger(scope.workspaceId))
    throw new TypeError('A workspace is named by a whole number.');
  const client = await scope.pool.connect().catch((error: unknown) => {
    throw toUnavailable(error, scope.isEmbedded) ?? error;
  });
  let isBroken = false;
  try {
    await client.query(beginText(scope));
    const result = await work(openDb(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    isBroken = !(await rollBack(client));
    throw toDiskFull(error) ?? (isBroken ? toUnavailable(error, scope.isEmbedded) : null) ?? error;
  } finally {
    client.release(isBroken);
  }
}

/** The error for a disk that is full (SQLSTATE 53100); null where the error is another. */
function toDiskFull(error: unknown): DiskFullError | null {
  return error instanceof Error && 'code' in error && error.code === '53100' ? new DiskFullError(error) : null;
}

function beginText(scope: TransactionScope): string {
  const asyncCommit = scope.asyncCommit ? '; SET LOCAL synchronous_commit = off' : '';
  const readOnly = scope.readOnly || scope.reader ? ' READ ONLY' : '';
  const begin = `BEGIN${readOnly}; SET LOCAL idle_in_transaction_session_timeout = ${standstillMs}`;
  if (scope.workspaceId === null) return `${begin}; SET LOCAL sundog.scope = 'installation'${asyncCommit}`;
  const reader = scope.reader ? becomeReader(scope.readerRole, scope.reader) : '';
  return `${begin}; SET LOCAL sundog.workspace_id = '${scope.workspaceId}'${asyncCommit}${reader}`;
}

/** Only numbers go in here, and the role's name, which the settings have looked at. */
function becomeReader(role: string, { connectionIds, clients }: ReaderLimits): string {
  const numbers = [...connectionIds, ...(clients ?? []).flatMap(({ connectionId, clientId }) => [connectionId, clientId])];
  if (!numbers.every(Number.isInteger)) throw new TypeError('Connections and clients are named by whole numbers.');
  const pairs = clients?.map(({ connectionId, clientId }) => `${connectionId}:${clientId}`);
  return [
    '',
    `SET LOCAL sundog.reader_connections = '{${connectionIds.join(',')}}'`,
    `SET LOCAL sundog.reader_clients = '${pairs ? `{${pairs.join(',')}}` : 'all'}'`,
    `SET LOCAL ROLE ${role}`,
  ].join('; ');
}

/** Whether the connection can be used on. */
async function rollBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false; // the connection is gone, and the server has rolled back by itself
  }
}

/** The typed layer over the client of an open transaction; made when first asked for, as many transactions never do. */
function openDb(client: pg.PoolClient): Db {
  let query: Kysely<HubTables> | undefined;
  return {
    client,
    get query() {
      query ??= new Kysely<HubTables>({
        dialect: {
          createAdapter: () => new PostgresAdapter(),
          createDriver: () => makeTransactionDriver(client),
          createIntrospector: (db) => new PostgresIntrospector(db),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      });
      return query;
    },
  };
}

/** Gives the query layer the one client of a transaction that is begun and ended elsewhere. */
function makeTransactionDriver(client: pg.PoolClient): Driver {
  const done = async () => undefined;
  const refuse = async () => {
    throw new TypeError('This is a transaction already; use a savepoint.');
  };
  return {
    init: done,
    acquireConnection: async () => ({
      executeQuery: async (compiled) => {
        const result = await client.query(compiled.sql, [...compiled.parameters]);
        return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
      },
      streamQuery: () => {
        throw new TypeError('Rows are not streamed through the query layer; use a cursor on the client.');
      },
    }),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: done,
    destroy: done,
  };
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOENT: 'the database is not running',
  ENOTFOUND: 'the name of its server is unknown',
  ETIMEDOUT: 'its server does not answer',
  EHOSTUNREACH: 'there is no way to its server from here',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  '57P01': 'it was stopped, or an administrator ended the connection',
  '57P02': 'it crashed and is recovering',
  '57P03': 'it is starting or stopping',
  '25P03': 'this process stood still in the middle of a transaction for too long, and the transaction was ended',
  '53300': 'it has no free connections left',
};

/** The error for a connection that failed or was lost; null where the error is another. */
export function toUnavailable(error: unknown, isEmbedded: boolean): DatabaseUnavailableError | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const why =
    unreachable[code] ??
    (/exceeded when trying to connect/.test(error.message) ? 'no connection became free in time: too much runs at once' : null) ??
    (/terminated unexpectedly|timeout|not queryable|Connection ended/i.test(error.message) ? 'the connection was cut' : null);
  return why === null ? null : new DatabaseUnavailableError(isEmbedded, why, error);
}
