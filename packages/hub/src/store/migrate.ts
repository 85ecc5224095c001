import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { MigrationChangedError } from './errors/migration-changed.ts';
import { MigrationFailedError } from './errors/migration-failed.ts';
import { NewerDatabaseError } from './errors/newer-database.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import type { RoleNames } from './roles/role-names.ts';

/** A migration and whether the database has it. */
export interface MigrationState {
  readonly number: number;
  readonly name: string;
  /** Null: not yet. */
  readonly appliedAt: Date | null;
}

export interface MigrateOptions {
  readonly roles: RoleNames;
  /** Where the migrations are; default: this hub's. */
  readonly folder?: string;
  /** Stop after this number. */
  readonly upTo?: number;
  /** Told before the first migration is applied, with how many there are. */
  readonly onPending?: (count: number) => void;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly applied_at: Date;
}

/**
 * Brings the database up to the hub's migrations: each in a transaction of its own, one process at a time.
 * @param client a connection as the owner
 * @returns the migrations that were applied now
 * @throws MigrationChangedError, NewerDatabaseError, MigrationFailedError
 */
export async function migrate(client: pg.Client, options: MigrateOptions): Promise<readonly Migration[]> {
  const migrations = await readMigrations(options.folder);
  const wanted = migrations.filter(({ number }) => number <= (options.upTo ?? Number.POSITIVE_INFINITY));
  if (listPending(migrations, wanted, await readApplied(client)).length === 0) return [];
  await takeLock(client);
  try {
    // Read again: another process may have done the work while this one waited.
    const pending = listPending(migrations, wanted, await readApplied(client));
    if (pending.length > 0) options.onPending?.(pending.length);
    for (const migration of pending) await apply(client, migration, options.roles);
    return pending;
  } finally {
    // A lock ends with its connection: where that is lost there is nothing to unlock, and nothing that hides why.
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
  }
}

/** Every migration that the hub has, and when the database got it. Changes nothing. @throws MigrationChangedError, NewerDatabaseError */
export async function readMigrationStates(client: pg.ClientBase, folder?: string): Promise<readonly MigrationState[]> {
  const migrations = await readMigrations(folder);
  const applied = await readApplied(client);
  listPending(migrations, migrations, applied);
  const times = new Map(applied.map((row) => [row.number, row.applied_at]));
  return migrations.map(({ number, name }) => ({ number, name, appliedAt: times.get(number) ?? null }));
}

const lockKey = 5_863_211;

// A blocking lock would hold a snapshot open that others then wait for; asking again does not.
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const got = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lockKey]);
    if (got.rows[0]?.got) return;
    await delay(50);
  }
}

async function readApplied(client: pg.ClientBase): Promise<readonly Applied[]> {
  const exists = await client.query<{ is_there: boolean }>(`SELECT to_regclass('hub.migration') IS NOT NULL AS is_there`);
  if (!exists.rows[0]?.is_there) return [];
  return (await client.query<Applied>('SELECT number, name, checksum, applied_at FROM hub.migration ORDER BY number')).rows;
}

function listPending(all: readonly Migration[], wanted: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const known = new Map(all.map((migration) => [migration.number, migration]));
  for (const row of applied) {
    const migration = known.get(row.number);
    if (!migration) throw new NewerDatabaseError(row.number, row.name);
    if (migration.checksum !== row.checksum) throw new MigrationChangedError(migration.file);
  }
  const done = new Set(applied.map((row) => row.number));
  return wanted.filter(({ number }) => !done.has(number));
}

async function apply(client: pg.Client, migration: Migration, roles: RoleNames): Promise<void> {
  const sql = migration.text.replace(
    /\{\{(owner|app|query|reader)\}\}/g,
    (_, name: 'owner' | 'app' | 'query' | 'reader') => roles[name],
  );
  try {
    await client.query('BEGIN');
    await client.query(ledger);
    await client.query(sql);
    await client.query('INSERT INTO hub.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    // Where the connection is lost, the server has rolled back by itself, and what failed first is what a person needs to know.
    await client.query('ROLLBACK').catch(() => undefined);
    throw new MigrationFailedError(migration.file, cause);
  }
}

const ledger = `CREATE SCHEMA IF NOT EXISTS hub;
  CREATE TABLE IF NOT EXISTS hub.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;
