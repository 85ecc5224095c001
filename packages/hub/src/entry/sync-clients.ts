import type { Halo } from '@sundog/halo';
import type { HaloDoor } from '../engine/halo-door.ts';
import type { Secret } from '../foundation/secret.ts';
import type { ConnectionRow } from '../store/rows/connection-rows.ts';

/** The clients through which connections are synced: one per connection, kept while nothing about it changes. */
export interface SyncClients {
  readonly of: (row: ConnectionRow) => Promise<Halo>;
  readonly close: () => Promise<void>;
}

/** @param readSecret the secret of a connection; asked for only when a client is made */
export function makeSyncClients(haloDoor: HaloDoor, readSecret: (row: ConnectionRow) => Promise<Secret>): SyncClients {
  const clients = new Map<number, { readonly version: number; readonly halo: Halo }>();
  return {
    of: async (row) => {
      const version = row.updatedAt.getTime();
      const known = clients.get(row.id);
      if (known?.version === version) return known.halo;
      const halo = haloDoor.open({ ...row, secret: await readSecret(row) });
      clients.set(row.id, { version, halo });
      // What still runs over the old client ends with an error of its own and resumes over the new one.
      await known?.halo.close();
      return halo;
    },
    close: async () => {
      for (const { halo } of clients.values()) await halo.close();
      clients.clear();
    },
  };
}
