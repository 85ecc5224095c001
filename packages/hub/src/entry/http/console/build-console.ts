import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ConsoleBuildFailedError } from '../../../foundation/errors/console-build-failed.ts';
import { checkout, stampOfSources } from './console-sources.ts';

const builds = join(checkout, 'packages', 'web', 'dist');
/** A build that has not ended after this long has died; a slow machine needs a minute. */
const staleMs = 5 * 60_000;

/** The folder of the console as its sources are now; null where it has not been built. */
export async function findBuild(): Promise<string | null> {
  const folder = join(builds, await stampOfSources());
  return (await isThere(folder)) ? folder : null;
}

/**
 * Builds the console in a child process, unless another process of this checkout does so already: then it waits for that one.
 * The folder takes its name in one step when the build is whole, so that nobody serves half of one.
 * @returns the folder of the build
 * @throws ConsoleBuildFailedError; AbortError
 */
export async function buildConsole(signal: AbortSignal): Promise<string> {
  const folder = join(builds, await stampOfSources());
  const workshop = `${folder}.building`;
  await mkdir(builds, { recursive: true });
  for (;;) {
    signal.throwIfAborted();
    if (await isThere(folder)) return folder;
    if (await take(workshop)) break;
    await delay(500, undefined, { signal });
  }
  try {
    await runBuild(workshop, signal);
    await rename(workshop, folder);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  await clearOldBuilds(folder);
  return folder;
}

/** Whether this process may build: making a folder succeeds for one process alone. */
async function take(workshop: string): Promise<boolean> {
  try {
    await mkdir(workshop);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (await isStale(workshop)) await rm(workshop, { recursive: true, force: true });
    return false;
  }
}

async function isStale(workshop: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(workshop)).mtimeMs > staleMs;
  } catch {
    return false; // it was put away meanwhile
  }
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

function runBuild(folder: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(checkout, 'packages', 'web', 'build.ts'), folder], {
      cwd: join(checkout, 'packages', 'web'),
      stdio: ['ignore', 'ignore', 'pipe'],
      // What the hub was told in confidence is no business of a build.
      env: {},
      signal,
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-4000);
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new ConsoleBuildFailedError(said.trim()))));
  });
}

/** Only the newest is served; what a process that runs still serves it holds in memory. */
async function clearOldBuilds(kept: string): Promise<void> {
  for (const name of await readdir(builds)) {
    const path = join(builds, name);
    if (path !== kept && !name.endsWith('.building')) await rm(path, { recursive: true, force: true });
  }
}
