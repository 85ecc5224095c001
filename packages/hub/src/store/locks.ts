import type pg from 'pg';
import { type DatabaseAccess, openClient } from './access.ts';
import type { StoreLock } from './database.ts';

/** Named locks across processes, all on one connection of their own. */
export interface LockKeeper {
  tryLock(name: string): Promise<StoreLock | null>;
  close(): Promise<void>;
}

/** The lock by which others see that a process is there: `Store.holder` names it. */
export function presenceLock(holder: string): string {
  return `process ${holder}`;
}

/** Makes a keeper; its connection is opened with the first lock. */
export function makeLockKeeper(access: DatabaseAccess): LockKeeper {
  let client: Promise<pg.Client> | null = null;
  // One session gets the same lock twice, so what this process holds is known here.
  const held = new Set<string>();
  const open = async (): Promise<pg.Client> => {
    const opened = await openClient(access.configFor('app'));
    opened.once('end', () => {
      client = null;
      held.clear();
    });
    return opened;
  };
  return {
    tryLock: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      try {
        client ??= open();
        const on = await client;
        const got = await on.query<{ got: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got', [name]);
        if (!got.rows[0]?.got) {
          held.delete(name);
          return null;
        }
        let isHeld = true;
        on.once('end', () => {
          isHeld = false;
        });
        return {
          isHeld: () => isHeld,
          release: async () => {
            if (!isHeld) return;
            isHeld = false;
            held.delete(name);
            // Where the connection has ended since, the server has released the lock.
            if ((await client) === on) await on.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
          },
        };
      } catch (error) {
        held.delete(name);
        client = null;
        throw error;
      }
    },
    close: async () => {
      const open = await client?.catch(() => null);
      await open?.end();
    },
  };
}
