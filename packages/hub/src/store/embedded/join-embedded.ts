import { setTimeout as delay } from 'node:timers/promises';
import { type DatabaseAccess, openClient } from '../access.ts';
import { DatabaseUnavailableError } from '../errors/database-unavailable.ts';
import type { RoleNames } from '../roles/role-names.ts';
import { toUnavailable } from '../transaction.ts';
import { bootstrapEmbedded, embeddedAccess } from './embedded-access.ts';
import { type EmbeddedServer, startEmbeddedPostgres } from './embedded-postgres.ts';

/** The embedded server while this process uses it. */
export interface EmbeddedUse {
  readonly access: DatabaseAccess;
  readonly databaseFolder: string;
  /** Ends the use; the last to do so stops the server. */
  readonly leave: () => Promise<void>;
}

export interface JoinOptions {
  readonly dataDir: string;
  readonly roles: RoleNames;
  readonly say: (text: string) => void;
}

const database = 'sundog';
const patienceMs = 60_000;

/** Starts or finds the embedded server of a data directory and counts this process among its users. @throws as startEmbeddedPostgres */
export async function joinEmbedded({ dataDir, roles, say }: JoinOptions): Promise<EmbeddedUse> {
  const began = Date.now();
  for (;;) {
    let lost: DatabaseUnavailableError | null = null;
    try {
      const server = await startEmbeddedPostgres({ dataDir, say });
      await bootstrapEmbedded(server, roles, database);
      const leave = await countIn(server, roles);
      if (leave) return { access: embeddedAccess(server, roles, database), databaseFolder: server.databaseFolder, leave };
    } catch (error) {
      // Its last user may be stopping it this very moment: then it is gone, and is started again.
      lost = toUnavailable(error, true);
      if (lost === null) throw error;
    }
    if (Date.now() - began > patienceMs)
      throw lost ?? new DatabaseUnavailableError(true, 'another process has been stopping it for a minute');
    await delay(50);
  }
}

const useKey = 5_863_212;

/**
 * Every process that uses the server holds a shared lock on a connection of its own: killed processes drop out by themselves. Whoever
 * can turn its lock into an exclusive one is the last. Null: somebody just did, and is stopping the server.
 */
async function countIn(server: EmbeddedServer, roles: RoleNames): Promise<(() => Promise<void>) | null> {
  const client = await openClient(server.configFor(roles.app, database));
  const got = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS got', [useKey]);
  if (!got.rows[0]?.got) {
    await client.end();
    return null;
  }
  return async () => {
    try {
      const last = await client.query<{ got: boolean }>('SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS got', [
        useKey,
      ]);
      // The exclusive lock is held until the server is gone, so that nobody comes in meanwhile.
      if (last.rows[0]?.got) await server.stop();
      else await client.end();
    } catch (error) {
      // The server was stopped by somebody else, or has crashed: there is nothing left to end.
      if (toUnavailable(error, true) === null) throw error;
    }
  };
}
