import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { EmbeddedUnsupportedError } from '../errors/embedded-unsupported.ts';
import { assertVersionFits, createDatabaseFolder, hasDatabase, writeSettings } from './database-folder.ts';
import { installEngine, removeOtherEngines } from './engine-files.ts';
import { findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findBarrier, serverUser } from './server-user.ts';
import { folderHash, openSocketFolder, removeSocketFolder } from './socket-folder.ts';

/** The server that the hub runs itself. */
export interface EmbeddedServer {
  /** Where the database's files are. */
  readonly databaseFolder: string;
  readonly socketFolder: string;
  /** Settings of a connection as this role to this database. */
  configFor(role: string, database: string): pg.ClientConfig;
  /** Stops it, for everybody. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The data directory; made when absent. */
  readonly dataDir: string;
  readonly say: (text: string) => void;
  /** A server for tests. */
  readonly isThrowaway?: boolean;
}

/** Whether the server of this data directory runs, on this machine. Changes nothing. */
export async function isEmbeddedRunning(dataDir: string): Promise<boolean> {
  const homes = [dataDir, homeElsewhere(dataDir)];
  const found = await Promise.all(homes.map((home) => findPostmaster(join(home, 'database'))));
  return found.some((postmaster) => postmaster?.status === 'ready');
}

/** Where engine and database stand when the server's user cannot reach the data directory. */
function homeElsewhere(dataDir: string): string {
  return `/var/lib/sundog/${folderHash(dataDir)}`;
}

interface ServerFolders {
  readonly home: string;
  readonly databaseFolder: string;
  readonly socketFolder: string;
}

const port = 5432;

/**
 * Finds the running server of this data directory or starts one; the first time it makes the database. A server whose hub was killed
 * goes on and is found by its postmaster.pid.
 * @throws EngineMissingError, EngineStartError, EngineVersionError, SocketFolderError, EmbeddedUnsupportedError
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') throw new EmbeddedUnsupportedError();
  const user = serverUser();
  const home = await openHome(options);
  const databaseFolder = join(home, 'database');
  const socketFolder = await openSocketFolder(databaseFolder, user);
  if ((await findPostmaster(databaseFolder))?.status !== 'ready') {
    try {
      await startServer({ home, databaseFolder, socketFolder }, options);
    } catch (error) {
      await removeSocketFolder(socketFolder);
      throw error;
    }
  }
  return {
    databaseFolder,
    socketFolder,
    configFor: (role, database) => ({ host: socketFolder, port, user: role, database, application_name: 'sundog' }),
    stop: async () => {
      await stopPostmaster(databaseFolder);
      await removeSocketFolder(socketFolder);
    },
  };
}

async function startServer({ home, databaseFolder, socketFolder }: ServerFolders, options: EmbeddedOptions): Promise<void> {
  const { say, isThrowaway = false } = options;
  const user = serverUser();
  const engineFolder = join(home, 'engine');
  const engine = await installEngine(engineFolder);
  if (!(await hasDatabase(databaseFolder))) await createDatabaseFolder({ engine, folder: databaseFolder, user, isThrowaway });
  await assertVersionFits(engine, databaseFolder);
  await writeSettings(databaseFolder, { socketFolder, isThrowaway }, user);
  const logFile = join(options.dataDir, 'logs', 'postgres.log');
  await mkdir(dirname(logFile), { recursive: true, mode: 0o700 });
  const prepare = async () => void (await openSocketFolder(databaseFolder, user));
  await startPostmaster({ engine, databaseFolder, logFile, user, say, prepare });
  await removeOtherEngines(engineFolder, engine);
}

/** The folder that holds engine and database: the data directory, or one elsewhere where the server's user cannot reach that. */
async function openHome({ dataDir, say, isThrowaway = false }: EmbeddedOptions): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const user = serverUser();
  if (!user) return dataDir;
  // Passing through is enough: what is private in here has modes of its own.
  await chmod(dataDir, 0o711);
  const barrier = await findBarrier(dataDir, user);
  if (barrier === null) return dataDir;
  const home = homeElsewhere(dataDir);
  if (!(await hasDatabase(join(home, 'database'))) && !isThrowaway)
    say(
      `The database stands in ${home}, because its server does not run as root and cannot pass through ${barrier}.\n` +
        `To keep it in the data directory, choose one that every user can reach, with --data-dir.\n`,
    );
  await mkdir('/var/lib/sundog', { recursive: true, mode: 0o711 });
  await mkdir(home, { recursive: true, mode: 0o711 });
  await chmod(home, 0o711);
  await writeFile(join(dataDir, 'WHERE-THE-DATABASE-IS.txt'), `${home}\n`);
  return home;
}
