import type { Secret } from '../foundation/secret.ts';
import type { DatabaseAccess } from './access.ts';
import type { Store } from './database.ts';
import { joinEmbedded } from './embedded/join-embedded.ts';
import { joinExternalServer } from './external/external-access.ts';
import { openDatabase } from './open-database.ts';
import { prepareDatabase } from './prepare-database.ts';
import { roleNames } from './roles/role-names.ts';

export interface JoinDatabaseOptions {
  /** Absolute path of the data directory; made when absent. */
  readonly dataDir: string;
  /** The operator's own server; null: the embedded one. */
  readonly databaseUrl: Secret | null;
  /** The hub's key: see `foundation/secret-key.ts`. */
  readonly key: Buffer;
  readonly rolePrefix: string;
  /** Told what takes time and what a person should know, as lines of text. */
  readonly say: (text: string) => void;
}

export interface OpenStoreOptions extends JoinDatabaseOptions {
  /** Connections for work at the most. Default 10. */
  readonly poolSize?: number;
  /** Whether to apply pending migrations. Default true. */
  readonly migrate?: boolean;
}

/**
 * Opens the hub's database: starts or finds the embedded server, or joins the operator's, and brings it up to date.
 * @throws HubErrors of `store/errors`
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { access, leave } = await joinDatabase(options);
  try {
    if (options.migrate !== false) await prepareDatabase(access, options.say);
    return openDatabase(access, { onClosed: leave, ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }) });
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Reaches the database without touching what is in it. Whoever joins leaves. */
export async function joinDatabase(
  options: JoinDatabaseOptions,
): Promise<{ readonly access: DatabaseAccess; readonly leave: () => Promise<void> }> {
  const { dataDir, databaseUrl, key, say } = options;
  const roles = roleNames(options.rolePrefix);
  if (databaseUrl === null) return joinEmbedded({ dataDir, roles, say });
  return { access: await joinExternalServer({ url: databaseUrl, key, roles }), leave: async () => undefined };
}
