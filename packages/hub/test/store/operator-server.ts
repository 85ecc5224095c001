import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient, withClient } from '../../src/store/access.ts';
import { installEngine } from '../../src/store/embedded/engine-files.ts';
import { startPostmaster, stopPostmaster } from '../../src/store/embedded/postmaster.ts';
import { ownUserName, serverUser } from '../../src/store/embedded/server-user.ts';

/** A PostgreSQL as an operator has one: over TCP on this machine, with passwords. */
export interface OperatorServer {
  readonly version: string;
  /** `postgres://user:password@127.0.0.1:port/database`. */
  urlOf(user: string, database: string): string;
  /** Runs SQL as its superuser; several statements only without parameters. */
  sql(text: string, database?: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Keeps a transaction open behind a statement, as its superuser. Resolves once it holds, with what lets it go. */
  hold(text: string, database: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export const operatorPassword = 'p@ss/word';

/** Starts the oldest PostgreSQL of this machine that Sundog supports, or else the embedded one, as an operator would run it. */
export async function startOperatorServer(): Promise<OperatorServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sundog-operator-'));
  await chmod(folder, 0o755);
  const user = serverUser();
  const engine = findInstalled() ?? (await installEngine(join(folder, 'engine')));
  const databaseFolder = join(folder, 'database');
  await mkdir(databaseFolder, { mode: 0o700 });
  if (user) await chown(databaseFolder, user.uid, user.gid);
  const how = { cwd: '/', env: { LC_ALL: 'C' }, stdio: 'pipe', ...(user ?? {}) } as const;
  execFileSync(
    join(engine.folder, 'bin', 'initdb'),
    ['-D', databaseFolder, '-U', 'postgres', '-A', 'peer', '-E', 'UTF8', '--no-locale', '--no-sync'],
    how,
  );
  const port = await findFreePort();
  await writeFile(
    join(databaseFolder, 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nfsync = off\nunix_socket_directories = '${databaseFolder}'\n`,
  );
  await writeFile(join(databaseFolder, 'pg_hba.conf'), 'local all all peer map=me\nhost all all 127.0.0.1/32 scram-sha-256\n');
  await writeFile(join(databaseFolder, 'pg_ident.conf'), `me "${ownUserName()}" postgres\n`);
  const logFile = join(folder, 'postgres.log');
  await startPostmaster({ engine, databaseFolder, logFile, user, say: () => undefined, prepare: async () => undefined });
  const sql: OperatorServer['sql'] = async (text, database = 'postgres', parameters = []) =>
    withClient(
      { host: databaseFolder, port, user: 'postgres', database },
      async (client) => (await client.query(text, [...parameters])).rows,
    );
  await sql(`ALTER ROLE postgres PASSWORD '${operatorPassword}'`);
  return {
    version: String((await sql('SHOW server_version'))[0]?.['server_version']),
    urlOf: (name, database) => `postgres://${name}:${encodeURIComponent(operatorPassword)}@127.0.0.1:${port}/${database}`,
    sql,
    hold: async (text, database) => {
      const client = await openClient({ host: databaseFolder, port, user: 'postgres', database });
      await client.query('BEGIN');
      await client.query(text);
      return () => client.end();
    },
    stop: async () => {
      await stopPostmaster(databaseFolder);
      await rm(folder, { recursive: true });
    },
  };
}

function findInstalled(): { readonly folder: string; readonly version: string; readonly major: number } | null {
  const parent = '/usr/lib/postgresql';
  const majors = existsSync(parent)
    ? readdirSync(parent)
        .map(Number)
        .filter((major) => major >= 15)
    : [];
  const major = Math.min(...majors);
  const folder = join(parent, String(major));
  return Number.isFinite(major) && existsSync(join(folder, 'bin', 'initdb')) ? { folder, version: String(major), major } : null;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has a port.');
  return address.port;
}
