import pg from 'pg';
import type { RoleNames } from './role-names.ts';

/** What the passwords of the roles are, as verifiers; null where the server asks for none. */
export type RoleVerifiers = (role: string) => string | null;

/** The statements that make the four roles of a hub, or bring roles that are there up to date. */
export function describeRoles(roles: RoleNames, verifierOf: RoleVerifiers): readonly string[] {
  const plain = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  return [
    createRole(roles.owner, `LOGIN ${plain}`, verifierOf(roles.owner)),
    // It may become the reader and inherits nothing from it: the reader's row policies must not bind the app.
    createRole(roles.app, `LOGIN NOINHERIT ${plain}`, verifierOf(roles.app)),
    // Everyday statements are short; one that waits for a lock this long is stuck, and says so.
    `ALTER ROLE ${roles.app} SET lock_timeout = '60s'`,
    createRole(roles.query, `NOLOGIN ${plain}`, null),
    createRole(roles.reader, `NOLOGIN ${plain}`, null),
    `GRANT ${roles.reader} TO ${roles.app}`,
  ];
}

/** The statements that make the role for the SQL of the users of one workspace. It can read, slowly and briefly, and nothing else. */
export function describeQueryRole(roles: RoleNames, workspaceId: number, verifierOf: RoleVerifiers): readonly string[] {
  const role = `${roles.query}_w${workspaceId}`;
  const settings: Readonly<Record<string, string>> = {
    default_transaction_read_only: 'on',
    statement_timeout: '3s',
    idle_in_transaction_session_timeout: '5s',
    lock_timeout: '200ms',
    work_mem: '16MB',
    search_path: 'mirror',
  };
  return [
    createRole(role, 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 8', verifierOf(role)),
    `GRANT ${roles.query} TO ${role}`,
    ...Object.entries(settings).map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}'`),
  ];
}

/**
 * Comes first among statements that make or change roles, in one transaction with them: two hubs that begin at once would otherwise
 * meet in the catalogue of roles, where the second fails.
 */
export const waitForRoles = `SELECT pg_advisory_xact_lock(hashtext('sundog roles'))`;

/** The statement that keeps users' SQL from filling the disk with temporary files; only a superuser may run it. */
export function describeTempLimit(roles: RoleNames, workspaceId: number): string {
  return `ALTER ROLE ${roles.query}_w${workspaceId} SET temp_file_limit = '64MB'`;
}

/** The statements that let the roles into a database. */
export function describeDatabaseGrants(roles: RoleNames, database: string): readonly string[] {
  const name = pg.escapeIdentifier(database);
  return [
    `GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${name} TO ${roles.owner}`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${roles.app}`,
    `GRANT CONNECT ON DATABASE ${name} TO ${roles.query}`,
  ];
}

/** The statement that keeps everybody else out of a database that is ours alone. */
export function describeDatabaseClosing(database: string): string {
  return `REVOKE ALL ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`;
}

function createRole(role: string, attributes: string, verifier: string | null): string {
  const password = verifier === null ? '' : ` PASSWORD ${pg.escapeLiteral(verifier)}`;
  return `DO $make$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN ALTER ROLE ${role} ${attributes}${password};
    ELSE CREATE ROLE ${role} ${attributes}${password}; END IF;
  END $make$`;
}
