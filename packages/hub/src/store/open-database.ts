import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseAccess } from './access.ts';
import type { Db, PoolUse, Store, TransactionOptions } from './database.ts';
import { databaseTypes } from './database-types.ts';
import { HubRunningError } from './errors/hub-running.ts';
import { makeLockKeeper, presenceLock } from './locks.ts';
import { runQuery } from './query/run-query.ts';
import { runTransaction, toUnavailable } from './transaction.ts';

export interface OpenDatabaseOptions {
  /** Connections for work at the most, besides {@link readers}. Default 10. */
  readonly poolSize?: number;
  /** Called once everything is closed. */
  readonly onClosed?: () => Promise<void>;
}

/** Connections for what only reads: however many look at the status at once, a sync does not queue behind them. */
const readers = 4;

/** A store over a database that is there and migrated. Connects when first used. */
export function openDatabase(access: DatabaseAccess, options: OpenDatabaseOptions = {}): Store {
  const pool = openPool(access, options.poolSize ?? 10);
  const readPool = openPool(access, readers);
  const locks = makeLockKeeper(access);
  let closing: Promise<void> | null = null;
  const close = async () => {
    await locks.close();
    await Promise.all([pool.end(), readPool.end()]);
    await options.onClosed?.();
  };
  const tryLock: Store['tryLock'] = async (name) => {
    try {
      return await locks.tryLock(name);
    } catch (error) {
      throw toUnavailable(error, access.isEmbedded) ?? error;
    }
  };
  const inScope = <T>(workspaceId: number | null, work: (db: Db) => Promise<T>, transaction: TransactionOptions) => {
    const isReading = transaction.readOnly || transaction.reader !== undefined;
    const scope = { isEmbedded: access.isEmbedded, workspaceId, readerRole: access.roles.reader, ...transaction };
    return runTransaction({ ...scope, pool: isReading ? readPool : pool }, work);
  };
  const holder = randomUUID();
  return {
    access,
    holder,
    // Nobody else takes a lock of this name: where it is not to be had, it is held already.
    showPresence: async () => void (await tryLock(presenceLock(holder))),
    inWorkspace: (workspaceId, work, transaction = {}) => inScope(workspaceId, work, transaction),
    inInstallation: (work, transaction = {}) => inScope(null, work, transaction),
    tryLock,
    acquireHubLock: async () => {
      const lock = await tryLock('hub');
      if (!lock) throw new HubRunningError();
      return lock;
    },
    readPoolUse: () => [useOf('work', pool), useOf('read', readPool)],
    runQuery: (workspaceId, sql, limits) => runQuery(access, { ...limits, workspaceId, sql }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function useOf(name: PoolUse['pool'], pool: pg.Pool): PoolUse {
  const { totalCount, idleCount, waitingCount, options } = pool;
  return { pool: name, used: totalCount - idleCount, idle: idleCount, waiting: waitingCount, limit: options.max };
}

function openPool(access: DatabaseAccess, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...access.configFor('app'),
    types: databaseTypes,
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 30_000,
  });
  // A connection may die while it waits, in the pool or between two statements. The pool replaces it and the next statement says so;
  // without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
