import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { keyIdOf } from '../../foundation/vault.ts';
import { type DatabaseAccess, withClient } from '../access.ts';
import { BackupFailedError } from '../errors/backup-failed.ts';
import { BackupTargetError } from '../errors/backup-target.ts';
import { listTables, type TableShape } from './list-tables.ts';
import { keyFile, type Manifest, manifestFile, type TableEntry } from './manifest.ts';

export interface BackupOptions {
  /** The folder to make; it must not exist or be empty. */
  readonly folder: string;
  /** The hub's key. */
  readonly key: Buffer;
  /** Put the key into the backup: then whoever has the backup has every secret in it. */
  readonly includeKey: boolean;
  /** For the manifest. */
  readonly now: Date;
  readonly onTable?: (name: string, rows: number) => void;
  readonly signal?: AbortSignal;
}

interface CopyJob {
  readonly client: pg.Client;
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/** What was backed up. */
export interface BackupReceipt {
  readonly folder: string;
  readonly tables: number;
  readonly rows: number;
  /** On the disk. */
  readonly bytes: number;
  readonly hasKey: boolean;
}

/**
 * Copies the whole database into a folder, as it was at one moment, while everything goes on. The folder appears when it is complete.
 * @throws BackupTargetError, BackupFailedError
 */
export async function createBackup(access: DatabaseAccess, options: BackupOptions): Promise<BackupReceipt> {
  const folder = resolve(options.folder);
  await assertFree(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(partial, { mode: 0o700 });
    await chmod(partial, 0o700);
    const manifest = await withClient(access.configFor('owner'), (client) => copyEverything(client, partial, options));
    if (options.includeKey) await writeDurably(join(partial, keyFile), `${options.key.toString('base64')}\n`);
    await writeDurably(join(partial, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(partial, folder);
    return {
      folder,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      bytes: manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0),
      hasKey: manifest.hasKey,
    };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    options.signal?.throwIfAborted();
    throw new BackupFailedError(folder, error);
  }
}

async function assertFree(folder: string): Promise<void> {
  const present = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new BackupTargetError(folder, 'it is not a folder, or cannot be read', error);
  });
  if (present.length > 0) throw new BackupTargetError(folder, 'it is not empty');
}

async function copyEverything(client: pg.Client, folder: string, options: BackupOptions): Promise<Manifest> {
  // One snapshot for all tables: rows that are written meanwhile are in none of them.
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const migrations = await client.query<Manifest['migrations'][number]>(
    'SELECT number, name, checksum FROM hub.migration ORDER BY number',
  );
  const server = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  const tables: TableEntry[] = [];
  for (const shape of await listTables(client)) {
    const entry = await copyTable({ client, folder, signal: options.signal }, shape);
    tables.push(entry);
    options.onTable?.(entry.name, entry.rows);
  }
  await client.query('COMMIT');
  return {
    format: 1,
    createdAt: options.now.toISOString(),
    server: server.rows[0]?.version ?? '',
    migrations: migrations.rows,
    keyId: keyIdOf(options.key),
    hasKey: options.includeKey,
    tables,
  };
}

async function copyTable(job: CopyJob, { name, columns }: TableShape): Promise<TableEntry> {
  const { client, folder, signal } = job;
  const file = `${name}.copy.zst`;
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const rows = client.query(copyTo(`COPY ${name} (${columns.map((column) => `"${column}"`).join(', ')}) TO STDOUT`));
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  const disk = createWriteStream(join(folder, file), { mode: 0o600, flush: true });
  await pipeline(rows, compress, meter, disk, { ...(signal ? { signal } : {}) });
  return { name, file, columns: [...columns], rows: rows.rowCount, bytes, sha256: hash.digest('hex') };
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true });
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
