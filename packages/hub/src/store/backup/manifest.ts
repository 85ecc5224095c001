import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupUnreadableError } from '../errors/backup-unreadable.ts';

const table = z.object({
  /** `mirror.ticket`. */
  name: z.string().regex(/^(hub|mirror)\.[a-z_0-9]+$/),
  /** The file beside the manifest: COPY's text format, compressed by zstd. */
  file: z.string().regex(/^[a-z_0-9.]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
  rows: z.int().min(0),
  /** Of the file as it is on the disk. */
  bytes: z.int().min(0),
  sha256: z.string(),
});

const manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Version of the PostgreSQL that it was read from; it may be restored into any from 15 on. */
  server: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })).min(1),
  /** Which key the secrets in it are encrypted with. */
  keyId: z.string(),
  /** Whether that key lies in it, as `secret.key`. */
  hasKey: z.boolean(),
  /** In an order in which they can be loaded: no row refers to one that comes later. */
  tables: z.array(table),
});

/** What stands in `manifest.json`. */
export type Manifest = z.infer<typeof manifest>;
export type TableEntry = Manifest['tables'][number];

export const manifestFile = 'manifest.json';
export const keyFile = 'secret.key';

/** Reads the manifest of a backup. @throws BackupUnreadableError */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch((error: unknown) => {
    throw new BackupUnreadableError(
      folder,
      'there is no manifest.json in it: it is not a backup, or one that was not finished',
      error,
    );
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new BackupUnreadableError(folder, 'its manifest.json is damaged', error);
  }
  const parsed = manifest.safeParse(given);
  if (!parsed.success)
    throw new BackupUnreadableError(folder, 'its manifest.json is not one that this Sundog knows: a newer one may have made it');
  return parsed.data;
}

/** Reads every file of a backup and compares its checksum. @throws BackupUnreadableError */
export async function verifyFiles(folder: string, { tables }: Manifest, signal?: AbortSignal): Promise<void> {
  for (const { file, sha256 } of tables) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, file)), hash, { ...(signal ? { signal } : {}) });
    } catch (error) {
      signal?.throwIfAborted();
      throw new BackupUnreadableError(folder, `its file ${file} is missing or cannot be read`, error);
    }
    if (hash.digest('hex') !== sha256) throw new BackupUnreadableError(folder, `its file ${file} is not as it was written`);
  }
}
