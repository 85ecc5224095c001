import { join } from 'node:path';
import { type Log, openLog } from '../foundation/log.ts';
import { loadSecretKey, type SecretKey } from '../foundation/secret-key.ts';
import type { Settings } from '../foundation/settings.ts';
import type { Store } from '../store/database.ts';
import { openStore } from '../store/open-store.ts';

/** A data directory with everything in it open: what the hub stands on. */
export interface Installation {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly key: SecretKey;
  readonly log: Log;
  readonly store: Store;
}

export interface InstallationOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** Told what takes time. */
  readonly say: (text: string) => void;
  /** Whether to bring the database up to date. */
  readonly migrate: boolean;
}

/** Opens key, log and database of a data directory. Whoever opens it closes its store. */
export async function openInstallation(
  settings: Settings,
  { dataDir, say, migrate }: InstallationOptions,
): Promise<Installation> {
  const key = await loadSecretKey(settings.secretKey, dataDir);
  const output = settings.logOutput === 'stderr' ? {} : { file: join(dataDir, 'logs', 'sundog.log') };
  const log = openLog({ level: settings.logLevel, ...output });
  const { databaseUrl, rolePrefix } = settings;
  const store = await openStore({ dataDir, databaseUrl, key: key.bytes, rolePrefix, say, migrate });
  return { dataDir, settings, key, log, store };
}
