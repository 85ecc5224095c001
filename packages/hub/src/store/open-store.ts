import type { Secret } from '../foundation/secret.ts';
import type { Store } from './database.ts';
import { joinEmbedded } from './embedded/join-embedded.ts';
import { joinExternalServer } from './external/external-access.ts';
import { openDatabase } from './open-database.ts';
import { prepareDatabase } from './prepare-database.ts';
import { roleNames } from './roles/role-names.ts';

export interface OpenStoreOptions {
  /** Absolute path of the data directory; made when absent. */
  readonly dataDir: string;
  /** The operator's own server; null: the embedded one. */
  readonly databaseUrl: Secret | null;
  /** The hub's key: see `foundation/secret-key.ts`. */
  readonly key: Buffer;
  readonly rolePrefix: string;
  /** Told what takes time and what a person should know, as lines of text. */
  readonly say: (text: string) => void;
  /** Connections for work at the most. */
  readonly poolSize?: number;
  /** Whether to apply pending migrations. Default true. */
  readonly migrate?: boolean;
}

/**
 * Opens the hub's database: starts or finds the embedded server, or joins the operator's, and brings it up to date.
 * @throws HubErrors of `store/errors`
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { dataDir, databaseUrl, key, say } = options;
  const roles = roleNames(options.rolePrefix);
  const size = options.poolSize === undefined ? {} : { poolSize: options.poolSize };
  if (databaseUrl) {
    const access = await joinExternalServer({ url: databaseUrl, key, roles });
    if (options.migrate !== false) await prepareDatabase(access, say);
    return openDatabase(access, size);
  }
  const use = await joinEmbedded({ dataDir, roles, say });
  try {
    if (options.migrate !== false) await prepareDatabase(use.access, say);
    return openDatabase(use.access, { ...size, onClosed: use.leave });
  } catch (error) {
    await use.leave();
    throw error;
  }
}
