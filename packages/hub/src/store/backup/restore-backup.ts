import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { keyIdOf } from '../../foundation/vault.ts';
import { type DatabaseAccess, withClient } from '../access.ts';
import { BackupUnreadableError } from '../errors/backup-unreadable.ts';
import { RestoreTargetError } from '../errors/restore-target.ts';
import { migrate } from '../migrate.ts';
import { readMigrations } from '../migration-files.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { tuneRawStorage } from '../raw-storage.ts';
import { derivedTables, listTables, type TableShape } from './list-tables.ts';
import { type Manifest, readManifest, type TableEntry, verifyFiles } from './manifest.ts';

export interface RestoreOptions {
  /** The folder of the backup. */
  readonly folder: string;
  /** The key of the hub that will use the database. */
  readonly key: Buffer;
  readonly say: (text: string) => void;
  readonly onTable?: (name: string, rows: number) => void;
  readonly signal?: AbortSignal;
}

interface LoadJob {
  readonly entry: TableEntry;
  readonly shape: TableShape;
}

/** What was restored. */
export interface RestoreReceipt {
  readonly tables: number;
  readonly rows: number;
  readonly createdAt: string;
  /** Names of connections whose secret has to be entered again, because the backup's key is not here. */
  readonly withoutSecret: readonly string[];
}

/**
 * Loads a backup into an empty database: first every checksum, then the structure as the backup had it, then all rows in one
 * transaction with their counts compared, then the migrations that are newer. When it throws, the database is as empty as before.
 * @throws BackupUnreadableError, RestoreTargetError, MigrationFailedError
 */
export async function restoreBackup(access: DatabaseAccess, options: RestoreOptions): Promise<RestoreReceipt> {
  const { folder, signal, say } = options;
  const manifest = await readManifest(folder);
  await assertKnown(folder, manifest);
  say('Comparing the checksums of the backup.\n');
  await verifyFiles(folder, manifest, signal);
  await withClient(access.configFor('owner'), async (owner) => {
    await emptyTarget(owner, access.database);
    await migrate(owner, { roles: access.roles, upTo: Math.max(...manifest.migrations.map(({ number }) => number)) });
    await tuneRawStorage(access);
    await loadEverything(owner, manifest, options);
  });
  await prepareDatabase(access, say);
  return withClient(access.configFor('owner'), async (owner) => {
    // Sessions that ended since the backup would be there again.
    await owner.query('DELETE FROM hub.account_session');
    const withoutSecret = manifest.keyId === keyIdOf(options.key) ? [] : await forgetSecrets(owner);
    await owner.query('ANALYZE');
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { tables: manifest.tables.length, rows, createdAt: manifest.createdAt, withoutSecret };
  });
}

async function assertKnown(folder: string, manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map((migration) => [migration.number, migration.checksum]));
  for (const { number, checksum } of manifest.migrations)
    if (known.get(number) !== checksum)
      throw new BackupUnreadableError(
        folder,
        `it was made by a Sundog with another migration ${number}: a newer one, or another branch`,
      );
}

/** Leaves nothing of an empty hub, and refuses one that holds anything. */
async function emptyTarget(owner: pg.Client, database: string): Promise<void> {
  const found = await owner.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('hub', 'mirror')`,
  );
  if (found.rows.length === 0) return;
  for (const { name } of await listTables(owner)) {
    // The first workspace stands in every database.
    if (name === 'hub.workspace') continue;
    if (((await owner.query(`SELECT FROM ${name} LIMIT 1`)).rowCount ?? 0) > 0) throw new RestoreTargetError(database, name);
  }
  await owner.query('DROP SCHEMA IF EXISTS mirror, hub CASCADE');
}

async function loadEverything(owner: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const shapes = new Map((await listTables(owner)).map((shape) => [shape.name, shape]));
  await owner.query('BEGIN');
  try {
    // Rows come back as they were: nothing is chained, kept or refused on their account. Whatever goes wrong, the rollback switches all on.
    const triggered = await listTriggeredTables(owner);
    await owner.query(triggered.map((name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`).join('; '));
    // A table emptied in the transaction that fills it needs no log, and the first migrations put rows into some.
    const derived = await listThereOf(owner, derivedTables);
    await owner.query(`TRUNCATE ${[...shapes.keys(), ...derived].join(', ')}`);
    for (const entry of manifest.tables) {
      const shape = shapes.get(entry.name);
      if (!shape) throw new BackupUnreadableError(options.folder, `its table ${entry.name} is unknown to this Sundog`);
      await loadTable(owner, { entry, shape }, options);
      options.onTable?.(entry.name, entry.rows);
    }
    await owner.query(triggered.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`).join('; '));
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    options.signal?.throwIfAborted();
    throw error;
  }
}

/** Those of the tables that are there: a backup of an older Sundog brings back a structure without the newer ones. */
async function listThereOf(owner: pg.Client, names: readonly string[]): Promise<readonly string[]> {
  const found = await owner.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [names],
  );
  return found.rows.map(({ name }) => name);
}

/** The tables that have triggers of ours. */
async function listTriggeredTables(owner: pg.Client): Promise<readonly string[]> {
  const found = await owner.query<{ name: string }>(
    `SELECT DISTINCT n.nspname || '.' || c.relname AS name
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND n.nspname IN ('hub', 'mirror') ORDER BY 1`,
  );
  return found.rows.map(({ name }) => name);
}

async function loadTable(owner: pg.Client, { entry, shape }: LoadJob, options: RestoreOptions): Promise<void> {
  const { name } = entry;
  // COPY FROM is refused under row level security. Nobody but the owner is let past it here, in a transaction that nobody else sees into.
  await owner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  const columns = entry.columns.map((column) => `"${column}"`).join(', ');
  const into = owner.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  const { signal } = options;
  await pipeline(createReadStream(join(options.folder, entry.file)), createZstdDecompress(), into, {
    ...(signal ? { signal } : {}),
  });
  const counted = await owner.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${name}`);
  const rows = counted.rows[0]?.rows;
  if (rows !== entry.rows)
    throw new BackupUnreadableError(options.folder, `its table ${name} should have ${entry.rows} rows, and ${rows} arrived`);
  for (const column of shape.identities)
    await owner.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max("${column}"), 1), max("${column}") IS NOT NULL) FROM ${name}`,
      [name, column],
    );
  await owner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}

/** Secrets that cannot be opened here are removed, and their connections and sources say so; a channel says it with its next message. */
async function forgetSecrets(owner: pg.Client): Promise<readonly string[]> {
  await owner.query('DELETE FROM hub.channel_secret');
  await owner.query(
    `WITH gone AS (DELETE FROM hub.source_secret RETURNING source_id)
     UPDATE hub.source SET state = 'secret-missing' WHERE state <> 'removed' AND id IN (SELECT source_id FROM gone)`,
  );
  // Second factors stay, though their codes cannot be looked at here: a recovery code opens, or `sundog account reset-second-factor`. Without
  // them a password alone would.
  await owner.query('DELETE FROM hub.identity_provider');
  const marked = await owner.query<{ name: string }>(
    `WITH gone AS (DELETE FROM hub.connection_secret RETURNING connection_id)
     UPDATE hub.connection SET state = 'secret-missing'
      WHERE state <> 'removed' AND id IN (SELECT connection_id FROM gone) RETURNING name`,
  );
  return marked.rows.map(({ name }) => name).sort();
}
