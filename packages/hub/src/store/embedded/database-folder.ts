import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EngineStartError } from '../errors/engine-start.ts';
import { EngineVersionError } from '../errors/engine-version.ts';
import type { Engine } from './engine-files.ts';
import { isAlive } from './process-alive.ts';
import { describeIdentity, describeServer, hostRules, type ServerSettings } from './server-settings.ts';
import { ownUserName, type ServerUser } from './server-user.ts';

const run = promisify(execFile);

export interface NewDatabase {
  readonly engine: Engine;
  readonly folder: string;
  readonly user: ServerUser | null;
  /** A database for tests: not brought to the disk. */
  readonly isThrowaway: boolean;
}

/** Whether a database stands in this folder. */
export async function hasDatabase(folder: string): Promise<boolean> {
  return (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)) !== null;
}

/**
 * Makes an empty database in this folder. It is made beside it and renamed, so that what is there is always whole; where two hubs do
 * this at once, the slower throws its own away.
 * @throws EngineStartError
 */
export async function createDatabaseFolder({ engine, folder, user, isThrowaway }: NewDatabase): Promise<void> {
  await removeLeftovers(folder);
  const fresh = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await chmod(fresh, 0o700);
  if (user) await chown(fresh, user.uid, user.gid);
  const args = ['-D', fresh, '-U', 'postgres', '-A', 'peer', '-E', 'UTF8', '--no-locale', '--locale-provider=builtin'];
  args.push('--builtin-locale=C.UTF-8', '--no-instructions', ...(isThrowaway ? ['--no-sync'] : []));
  try {
    await run(join(engine.folder, 'bin', 'initdb'), args, { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, ...(user ?? {}) });
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
    throw new EngineStartError({ folder, said, logFile: null, cause });
  }
  try {
    await rename(fresh, folder);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    if (!(await hasDatabase(folder))) throw new EngineStartError({ folder, said: '', logFile: null, cause });
  }
}

/** Folders of hubs that were killed while they made the database. */
async function removeLeftovers(folder: string): Promise<void> {
  const beside = await readdir(dirname(folder)).catch(() => []);
  for (const name of beside) {
    const pid = name.startsWith(`${basename(folder)}.new-`) ? Number(name.split('-').at(-2)) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Refuses a database of another major version. @throws EngineVersionError */
export async function assertVersionFits(engine: Engine, folder: string): Promise<void> {
  const made = Number((await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim());
  if (made !== engine.major) throw new EngineVersionError(folder, made, engine.major);
}

/** Holds what the operator sets. */
const ownSettings = 'local.conf';

/** Writes the server's settings into its folder. */
export async function writeSettings(folder: string, settings: ServerSettings, user: ServerUser | null): Promise<void> {
  const files = {
    [ownSettings]: '# Your own settings of the database server. Sundog never writes here again.\n',
    'postgresql.conf': describeServer(settings),
    'pg_hba.conf': hostRules,
    'pg_ident.conf': describeIdentity(ownUserName()),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    const present = await readFile(path, 'utf8').catch(() => null);
    if (present === text || (present !== null && name === ownSettings)) continue;
    // Put in place whole: a server that another hub starts at this moment must not read half of it.
    const draft = `${path}.${randomBytes(4).toString('hex')}`;
    await writeFile(draft, text, { mode: 0o600 });
    if (user) await chown(draft, user.uid, user.gid);
    await rename(draft, path);
  }
}
