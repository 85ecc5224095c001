import { stat, statfs } from 'node:fs/promises';
import type pg from 'pg';
import type { SecretKey } from '../foundation/secret-key.ts';
import { keyIdOf } from '../foundation/vault.ts';
import { type DatabaseAccess, withClient } from './access.ts';
import { diagnoseBackups } from './diagnose-backups.ts';
import type { Diagnosis } from './diagnosis.ts';
import { readMigrationStates } from './migrate.ts';

export interface DoctorOptions {
  readonly access: DatabaseAccess;
  readonly dataDir: string;
  readonly key: SecretKey;
}

/** Looks at everything that the store stands on. Changes nothing; needs a database that can be reached. */
export async function diagnoseStore({ access, dataDir, key }: DoctorOptions): Promise<readonly Diagnosis[]> {
  return withClient(access.configFor('owner'), async (owner) => [
    await diagnoseServer(owner, access),
    await diagnoseDurability(owner),
    await diagnoseConnections(owner),
    await diagnoseRoles(owner, access),
    await diagnoseIsolation(owner),
    await diagnoseMigrations(owner),
    await diagnoseBackups(owner),
    await diagnoseDisk(dataDir),
    await diagnoseKey(key),
  ]);
}

const ok = (name: string, sentence: string): Diagnosis => ({ name, outcome: 'ok', sentence, remedy: null });

async function diagnoseServer(owner: pg.Client, access: DatabaseAccess): Promise<Diagnosis> {
  const read = await owner.query<{ version: string; size: string }>(
    `SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const { version = '', size = '' } = read.rows[0] ?? {};
  return ok('database', `${access.isEmbedded ? 'Embedded' : 'Own'} PostgreSQL ${version}, database ${access.database}, ${size}.`);
}

async function diagnoseDurability(owner: pg.Client): Promise<Diagnosis> {
  const read = await owner.query<{ name: string }>(
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name`,
  );
  if (read.rows.length === 0) return ok('durability', 'What is committed survives a power cut.');
  const names = read.rows.map(({ name }) => name).join(' and ');
  return {
    name: 'durability',
    outcome: 'fail',
    sentence: `The database server has ${names} turned off: a power cut can destroy the database.`,
    remedy: `turn ${names} on in the settings of the server.`,
  };
}

async function diagnoseConnections(owner: pg.Client): Promise<Diagnosis> {
  const read = await owner.query<{ used: number; most: number }>(
    `SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used, current_setting('max_connections')::int AS most`,
  );
  const { used = 0, most = 1 } = read.rows[0] ?? {};
  if (used < most * 0.8) return ok('connections', `${used} of ${most} connections of the database server are used.`);
  return {
    name: 'connections',
    outcome: 'warn',
    sentence: `${used} of ${most} connections of the database server are used.`,
    remedy: 'find out what else uses the server, or raise max_connections.',
  };
}

async function diagnoseRoles(owner: pg.Client, { roles }: DatabaseAccess): Promise<Diagnosis> {
  const read = await owner.query<{ name: string }>(
    `SELECT rolname AS name FROM pg_roles
      WHERE (rolname = ANY ($1) OR rolname LIKE $2) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY 1`,
    [[roles.owner, roles.app, roles.query, roles.reader], `${roles.query.replaceAll('_', '\\_')}\\_w%`],
  );
  if (read.rows.length === 0)
    return ok('roles', `The hub works as ${roles.app}, which owns nothing and sees one workspace at a time.`);
  const names = read.rows.map(({ name }) => name).join(', ');
  return {
    name: 'roles',
    outcome: 'fail',
    sentence: `These database roles have rights that they must not have: ${names}.`,
    remedy: 'take them away with ALTER ROLE ... NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION.',
  };
}

async function diagnoseIsolation(owner: pg.Client): Promise<Diagnosis> {
  const read = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
      WHERE relnamespace IN (to_regnamespace('hub'), to_regnamespace('mirror')) AND relkind = 'r' AND oid <> to_regclass('hub.migration')
        AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
  );
  if (read.rows.length === 0) return ok('isolation', 'Row level security is forced on every table.');
  return {
    name: 'isolation',
    outcome: 'fail',
    sentence: `Row level security is not forced on ${read.rows.map(({ name }) => name).join(', ')}.`,
    remedy: 'run ALTER TABLE ... ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY on them, and find out who took it away.',
  };
}

async function diagnoseMigrations(owner: pg.Client): Promise<Diagnosis> {
  const states = await readMigrationStates(owner);
  const pending = states.filter(({ appliedAt }) => appliedAt === null).length;
  if (pending === 0) return ok('migrations', `All ${states.length} migrations are applied.`);
  return {
    name: 'migrations',
    outcome: 'warn',
    sentence: `${pending} of ${states.length} migrations are not applied yet.`,
    remedy: 'run `sundog migrate`.',
  };
}

async function diagnoseDisk(dataDir: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const sentence = `${(free / 1e9).toFixed(1)} GB are free where the data directory ${dataDir} stands.`;
  if (free >= 2e9) return ok('disk', sentence);
  return { name: 'disk', outcome: free < 2e8 ? 'fail' : 'warn', sentence, remedy: 'make room: a full disk stops the database.' };
}

async function diagnoseKey({ bytes, file }: SecretKey): Promise<Diagnosis> {
  const where = file ?? 'SUNDOG_SECRET_KEY';
  const sentence = `Secrets are encrypted with the key ${keyIdOf(bytes)} from ${where}.`;
  if (file === null) return ok('secret-key', sentence);
  const { mode, uid } = await stat(file);
  if ((mode & 0o077) !== 0)
    return { name: 'secret-key', outcome: 'fail', sentence: `Other users can read ${file}.`, remedy: `run chmod 600 ${file}.` };
  if (process.getuid && uid !== process.getuid())
    return { name: 'secret-key', outcome: 'warn', sentence: `${file} belongs to another user.`, remedy: `run chown on ${file}.` };
  return ok('secret-key', sentence);
}
