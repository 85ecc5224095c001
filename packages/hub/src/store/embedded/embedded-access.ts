import type pg from 'pg';
import { type DatabaseAccess, roleOf, withClient } from '../access.ts';
import { closeFunctions } from '../roles/close-functions.ts';
import {
  describeDatabaseClosing,
  describeDatabaseGrants,
  describeQueryRole,
  describeRoles,
  describeTempLimit,
  waitForRoles,
} from '../roles/make-roles.ts';
import type { RoleNames } from '../roles/role-names.ts';
import type { EmbeddedServer } from './embedded-postgres.ts';

/** How to reach a database of the embedded server. */
export function embeddedAccess(server: Pick<EmbeddedServer, 'configFor'>, roles: RoleNames, database: string): DatabaseAccess {
  return {
    isEmbedded: true,
    database,
    roles,
    configFor: (login) => server.configFor(roleOf(roles, login), database),
    addQueryRoles: (workspaceIds) =>
      withClient(server.configFor(superuser, 'postgres'), async (client) => {
        for (const id of workspaceIds)
          await client.query(
            [waitForRoles, ...describeQueryRole(roles, id, noPassword), describeTempLimit(roles, id)].join(';\n'),
          );
      }),
  };
}

/** The one role of a new cluster. Only this file uses it, to make roles and the database. */
const superuser = 'postgres';

/** Whoever the operating system lets through the socket is let in: see `server-settings.ts`. */
const noPassword = () => null;

// Raised when what this file makes changes, so that databases made before get it too.
const bootstrapLevel = 'sundog bootstrap 2';

/** Makes roles and database where they are absent. One process at a time; the others wait. */
export async function bootstrapEmbedded(
  server: Pick<EmbeddedServer, 'configFor'>,
  roles: RoleNames,
  database: string,
): Promise<void> {
  await withClient(server.configFor(superuser, 'postgres'), async (client) => {
    if ((await levelOf(client, database)) === bootstrapLevel) return;
    // Nobody holds a snapshot here that could wait for another's, so a blocking lock is safe.
    await client.query('SELECT pg_advisory_lock(1)');
    if ((await levelOf(client, database)) === bootstrapLevel) return;
    await client.query(describeRoles(roles, noPassword).join(';\n'));
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    await client.query([describeDatabaseClosing(database), ...describeDatabaseGrants(roles, database)].join(';\n'));
    await withClient(server.configFor(superuser, database), (inside) => closeFunctions(inside, roles));
    await client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(database)} IS '${bootstrapLevel}'`);
  });
}

async function levelOf(client: pg.Client, database: string): Promise<string | null> {
  const found = await client.query<{ level: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS level FROM pg_database WHERE datname = $1`,
    [database],
  );
  return found.rows[0]?.level ?? null;
}
