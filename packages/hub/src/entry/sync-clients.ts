import { type Halo, HaloError } from '@sundog/halo';
import type { HaloDoor } from '../engine/halo-door.ts';
import type { Secret } from '../foundation/secret.ts';
import type { ConnectionRow } from '../store/rows/connection-rows.ts';

/** Where clients get the secret of a connection, each time they need a token. */
export interface ClientSecrets {
  /** The secret that belongs to this client id now; null: the connection has another client id by now. */
  readonly read: (row: ConnectionRow) => Promise<Secret | null>;
  /** HaloPSA refused this secret: the connection as it is where a newer one is stored that may work; null: there is none. */
  readonly renew: (row: ConnectionRow, refused: Secret) => Promise<ConnectionRow | null>;
}

/** The clients through which connections are synced: one per connection, kept while nothing about it changes. */
export interface SyncClients {
  /**
   * Works with the client of a connection. A new secret needs no new client: its next token asks for it. Where HaloPSA refuses the secret
   * and a newer one is stored, the work is begun once more with that; it has to find by itself where it stopped.
   */
  readonly use: <T>(row: ConnectionRow, work: (halo: Halo) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

interface OpenClient {
  readonly version: string;
  readonly halo: Halo;
  /** The secret that it used last. */
  readonly secret: () => Secret;
  users: number;
  isRetired: boolean;
}

/** The errors by which HaloPSA says that a secret is not right. */
const refusals: ReadonlySet<string> = new Set(['credentials-stopped-working', 'wrong-client', 'wrong-password']);

/** The clients over a way to HaloPSA. */
export function makeSyncClients(haloDoor: HaloDoor, secrets: ClientSecrets): SyncClients {
  const clients = new Map<number, OpenClient>();
  const closeIfFree = async (client: OpenClient) => {
    if (client.isRetired && client.users === 0) await client.halo.close();
  };
  const retire = async (id: number, client: OpenClient) => {
    if (clients.get(id) === client) clients.delete(id);
    client.isRetired = true;
    await closeIfFree(client);
  };
  const take = async (row: ConnectionRow): Promise<OpenClient> => {
    const version = versionOf(row);
    const known = clients.get(row.id);
    if (known?.version === version) {
      known.users += 1;
      return known;
    }
    const client = await openClient(haloDoor, secrets, row);
    // What still runs over the old client goes on over it; whoever comes next has the new one.
    if (known) await retire(row.id, known);
    clients.set(row.id, client);
    return client;
  };
  const release = async (client: OpenClient) => {
    client.users -= 1;
    await closeIfFree(client);
  };
  return {
    use: async (row, work) => {
      const client = await take(row);
      try {
        return await work(client.halo);
      } catch (error) {
        if (!(error instanceof HaloError) || !refusals.has(error.code)) throw error;
        const renewed = await secrets.renew(row, client.secret());
        if (renewed === null) throw error;
        // A client whose secret was refused repeats the refusal for a minute.
        await retire(row.id, client);
        const second = await take(renewed);
        try {
          return await work(second.halo);
        } finally {
          await release(second);
        }
      } finally {
        await release(client);
      }
    },
    close: async () => {
      for (const { halo } of clients.values()) await halo.close();
      clients.clear();
    },
  };
}

async function openClient(haloDoor: HaloDoor, secrets: ClientSecrets, row: ConnectionRow): Promise<OpenClient> {
  const first = await secrets.read(row);
  // The row that was read a moment ago is older than its secret: what the new client id needs comes with the next row.
  if (first === null) throw new TypeError(`Connection ${row.id} changed its client id this moment.`);
  let last = first;
  const readSecret = async () => {
    last = (await secrets.read(row)) ?? last;
    return last;
  };
  const halo = haloDoor.open({ ...row, secret: first, readSecret });
  return { version: versionOf(row), halo, secret: () => last, users: 1, isRetired: false };
}

/** Everything about a connection that a client is made of, besides its secret. */
function versionOf(row: ConnectionRow): string {
  const { resourceServer, authServer, tenant, grant, clientId, username, scopes, caPem, allowPrivateHosts } = row;
  const { requestLimit, windowSeconds } = row;
  return JSON.stringify([
    [resourceServer, authServer, tenant, grant, clientId, username, scopes],
    [caPem, allowPrivateHosts, requestLimit, windowSeconds],
  ]);
}
