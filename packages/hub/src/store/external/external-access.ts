import pg from 'pg';
import type { Secret } from '../../foundation/secret.ts';
import { deriveKey, keyIdOf } from '../../foundation/vault.ts';
import { type DatabaseAccess, openClient, roleOf, withClient } from '../access.ts';
import { describeUrlFailure } from '../errors/database-url.ts';
import { RolesNeededError } from '../errors/roles-needed.ts';
import { RolesTakenError } from '../errors/roles-taken.ts';
import { ServerTooOldError } from '../errors/server-too-old.ts';
import {
  describeDatabaseGrants,
  describeQueryRole,
  describeRoles,
  describeTempLimit,
  waitForRoles,
} from '../roles/make-roles.ts';
import type { RoleNames } from '../roles/role-names.ts';
import { scramVerifier } from '../roles/scram-verifier.ts';
import { toUnavailable } from '../transaction.ts';

export interface ExternalOptions {
  readonly url: Secret;
  /** The hub's key: passwords of the roles are derived from it. */
  readonly key: Buffer;
  readonly roles: RoleNames;
}

/**
 * Joins a database server of the operator: checks it, and makes the hub's roles where they are absent. The login of the URL is used for
 * that alone; the hub works as its own roles.
 * @throws DatabaseUnavailableError, DatabaseUrlError, ServerTooOldError, RolesTakenError, RolesNeededError
 */
export async function joinExternalServer({ url, key, roles }: ExternalOptions): Promise<DatabaseAccess> {
  const given = { connectionString: url.reveal(), application_name: 'sundog', connectionTimeoutMillis: 10_000 };
  // The driver reads the address; with `host=/folder` in it, an URL of ours could not be put together again.
  const { host, port, database = '', ssl } = new pg.Client(given);
  const passwordOf = (role: string) => deriveKey(key, `sundog database role ${role}`).toString('base64url');
  const verifierOf = (role: string) => scramVerifier(passwordOf(role));
  const access: DatabaseAccess = {
    isEmbedded: false,
    database,
    roles,
    configFor: (login) => {
      const user = roleOf(roles, login);
      return {
        host,
        port,
        database,
        ssl,
        user,
        password: passwordOf(user),
        application_name: 'sundog',
        connectionTimeoutMillis: 10_000,
      };
    },
    addQueryRoles: (workspaceIds) =>
      withClient(given, async (admin) => {
        const facts = await readFacts(admin, roles);
        const wanted = workspaceIds.flatMap((id) => describeQueryRole(roles, id, verifierOf));
        if (!facts.can_create_roles) throw new RolesNeededError(wanted);
        const limits = facts.is_superuser ? workspaceIds.map((id) => describeTempLimit(roles, id)) : [];
        await inTransaction(admin, [waitForRoles, ...wanted, ...limits]);
      }),
  };
  const admin = await openClient(given).catch((error: unknown) => {
    throw describeUrlFailure(error) ?? toUnavailable(error, false) ?? error;
  });
  try {
    await makeRoles(admin, { roles, verifierOf, mark: `Sundog hub ${keyIdOf(key)} in database ${database}`, database });
  } finally {
    await admin.end();
  }
  await tryLogin(access);
  return access;
}

interface RolesWanted {
  readonly roles: RoleNames;
  readonly verifierOf: (role: string) => string;
  /** Stands as a comment on the owner's role and says whose the roles are. */
  readonly mark: string;
  readonly database: string;
}

async function makeRoles(admin: pg.Client, wanted: RolesWanted): Promise<void> {
  const { roles, mark, verifierOf, database } = wanted;
  const facts = await readFacts(admin, roles);
  if (facts.version < 150_000) throw new ServerTooOldError(facts.version_text);
  const isOurs = facts.mark === mark;
  if (facts.present === 4 && isOurs) return;
  // Ours from an earlier version, when there were fewer: what is absent is made.
  if (facts.present > 0 && !isOurs) throw new RolesTakenError(roles, { found: facts.mark, wanted: mark });
  const statements = [
    ...describeRoles(roles, verifierOf),
    `COMMENT ON ROLE ${roles.owner} IS ${pg.escapeLiteral(mark)}`,
    ...describeDatabaseGrants(roles, database),
  ];
  if (!facts.can_create_roles || !facts.can_grant)
    throw new RolesNeededError([...statements, ...describeQueryRole(roles, 1, verifierOf)]);
  await inTransaction(admin, statements);
}

interface ServerFacts {
  readonly version: number;
  readonly version_text: string;
  readonly is_superuser: boolean;
  readonly can_create_roles: boolean;
  readonly can_grant: boolean;
  /** How many of the four roles there are. */
  readonly present: number;
  readonly mark: string | null;
}

async function readFacts(admin: pg.Client, roles: RoleNames): Promise<ServerFacts> {
  const read = await admin.query<ServerFacts>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS version_text,
            me.rolsuper AS is_superuser, me.rolsuper OR me.rolcreaterole AS can_create_roles,
            has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION') AS can_grant,
            (SELECT count(*) FROM pg_roles WHERE rolname = ANY ($1)) AS present,
            (SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = $2) AS mark
       FROM pg_roles me WHERE me.rolname = current_user`,
    [[roles.owner, roles.app, roles.query, roles.reader], roles.owner],
  );
  const [facts] = read.rows;
  if (!facts) throw new TypeError('The server does not know the role that is logged in.');
  return facts;
}

async function inTransaction(admin: pg.Client, statements: readonly string[]): Promise<void> {
  // Several statements in one text are one transaction, unless they say otherwise.
  await admin.query(statements.join(';\n'));
}

/** Roles may carry our mark and another password: made by hand from an older key, say. */
async function tryLogin(access: DatabaseAccess): Promise<void> {
  try {
    await withClient(access.configFor('owner'), async (client) => client.query('SELECT'));
    await withClient(access.configFor('app'), async (client) => client.query('SELECT'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === '28P01' || code === '28000') throw new RolesTakenError(access.roles, { found: null, wanted: '' }, error);
    throw toUnavailable(error, false) ?? error;
  }
}
