import pg from 'pg';
import { databaseTypes } from './database-types.ts';
import type { RoleNames } from './roles/role-names.ts';

/** Who connects: the owner of all tables, the app, or the SQL of a user in one workspace. */
export type Login = 'owner' | 'app' | { readonly queryOf: number };

/** How to reach one database. */
export interface DatabaseAccess {
  /** Whether the server is the one that the hub runs itself. */
  readonly isEmbedded: boolean;
  readonly database: string;
  readonly roles: RoleNames;
  /** Settings of a connection for this login. */
  configFor(login: Login): pg.ClientConfig;
  /** Makes the roles for the SQL of users in these workspaces. */
  addQueryRoles(workspaceIds: readonly number[]): Promise<void>;
}

/** The database role of a login. */
export function roleOf(roles: RoleNames, login: Login): string {
  return login === 'owner' ? roles.owner : login === 'app' ? roles.app : `${roles.query}_w${login.queryOf}`;
}

/** Opens one connection. Whoever opens it ends it. */
export async function openClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, types: databaseTypes });
  // Without a listener a connection that dies while idle ends the process; whoever queries next is told.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs work on one connection and ends it. */
export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(config);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
