import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../../foundation/secret.ts';
import { installKey, loadSecretKey, parseKey } from '../../foundation/secret-key.ts';
import { joinDatabase } from '../open-store.ts';
import { keyFile, readManifest } from './manifest.ts';
import { type RestoreReceipt, restoreBackup } from './restore-backup.ts';

export interface RestoreIntoOptions {
  /** The folder of the backup. */
  readonly folder: string;
  /** The data directory to restore into; for an operator's server it only gets the key. */
  readonly dataDir: string;
  readonly databaseUrl: Secret | null;
  /** SUNDOG_SECRET_KEY. */
  readonly secretKey: Secret | null;
  readonly rolePrefix: string;
  readonly say: (text: string) => void;
  readonly onTable?: (name: string, rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Restores a backup for a hub that is not open: into an empty data directory, or into an empty database of the operator's. A key that
 * lies in the backup becomes the key of the data directory where that has none and SUNDOG_SECRET_KEY is not set.
 * @throws what restoreBackup and opening a store throw
 */
export async function restoreInto(options: RestoreIntoOptions): Promise<RestoreReceipt> {
  const manifest = await readManifest(options.folder);
  if (manifest.hasKey && options.secretKey === null) {
    const path = join(options.folder, keyFile);
    await installKey(parseKey((await readFile(path, 'utf8')).trim(), path), options.dataDir);
  }
  const key = await loadSecretKey(options.secretKey, options.dataDir);
  const joined = await joinDatabase({ ...options, key: key.bytes });
  try {
    return await restoreBackup(joined.access, { ...options, key: key.bytes });
  } finally {
    await joined.leave();
  }
}
