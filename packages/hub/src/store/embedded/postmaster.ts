import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineStartError } from '../errors/engine-start.ts';
import type { Engine } from './engine-files.ts';
import { isAlive } from './process-alive.ts';
import type { ServerUser } from './server-user.ts';

/** A server process as its folder tells of it. */
export interface Postmaster {
  readonly pid: number;
  /** `starting`, `ready`, `stopping`; empty just after it began. */
  readonly status: string;
}

/** The server that runs on this database folder, whoever started it; null where none does. A stale postmaster.pid is removed. */
export async function findPostmaster(databaseFolder: string): Promise<Postmaster | null> {
  const path = join(databaseFolder, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (isAlive(pid) && (await commandOf(pid)).includes(databaseFolder)) return { pid, status: (lines[7] ?? '').trim() };
  // Numbers of processes come round again, in containers at once: the server would take the stranger for its elder and refuse to start.
  const now = await readFile(path, 'utf8').catch(() => null);
  if (now === text) await rm(path, { force: true });
  return null;
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return ''; // ps fails where there is no such process
  }
}

export interface PostmasterStart {
  readonly engine: Engine;
  readonly databaseFolder: string;
  readonly logFile: string;
  readonly user: ServerUser | null;
  readonly say: (text: string) => void;
  /** Done before every attempt: what it makes may be removed by a hub that is stopping its server. */
  readonly prepare: () => Promise<void>;
}

const logLimit = 10_000_000;

/**
 * Starts the server and waits until it takes connections. Where another process starts it at the same moment, that one's is waited for.
 * @throws EngineStartError
 */
export async function startPostmaster(start: PostmasterStart): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await start.prepare();
    const failure = await tryStart(start);
    if (failure === null) return;
    if (!passing.test(failure) || attempt >= 25)
      throw new EngineStartError({ folder: start.databaseFolder, said: failure, logFile: start.logFile });
    // A server that was killed between making this file and writing it leaves it empty; one that is starting fills it at once.
    if (attempt >= 10) await removeIfEmpty(join(start.databaseFolder, 'postmaster.pid'));
    await delay(200);
  }
}

/** What a server says when another hub is starting or stopping one at this moment, or when children of a killed one are still ending. */
const passing =
  /pre-existing shared memory block|lock file .* already exists|lock file .* is empty|could not (create|open|read) lock file .* No such file/;

async function removeIfEmpty(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.size === 0) await rm(path, { force: true });
}

/** Null when it runs; else what it said. */
async function tryStart(start: PostmasterStart): Promise<string | null> {
  if (((await stat(start.logFile).catch(() => null))?.size ?? 0) > logLimit) await rename(start.logFile, `${start.logFile}.1`);
  const log = await open(start.logFile, 'a', 0o600);
  const from = (await log.stat()).size;
  let child: ChildProcess;
  try {
    child = spawn(join(start.engine.folder, 'bin', 'postgres'), ['-D', start.databaseFolder], {
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      // A session of its own: Ctrl-C in a terminal reaches the hub, which then stops the server when its work is put away.
      detached: true,
      ...(start.user ?? {}),
    });
  } finally {
    await log.close();
  }
  let ended: string | null = null;
  child.once('exit', (code, signal) => {
    ended = `ended with ${code ?? signal}`;
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  child.unref();
  const began = Date.now();
  let hasSpoken = false;
  for (;;) {
    const found = await findPostmaster(start.databaseFolder);
    if (found?.status === 'ready') return null;
    // Its own file may outlive it, and its number may be given to somebody else: it has ended all the same.
    if (ended !== null && (found === null || found.pid === child.pid))
      return `${ended}\n${(await readFrom(start.logFile, from)).slice(-2000)}`;
    if (!hasSpoken && Date.now() - began > 3000) {
      start.say('The database is recovering from an unclean stop; this can take a few minutes.\n');
      hasSpoken = true;
    }
    await delay(Date.now() - began > 1000 ? 50 : 5);
  }
}

async function readFrom(path: string, offset: number): Promise<string> {
  const text = await readFile(path).catch(() => Buffer.alloc(0));
  return text.subarray(offset).toString('utf8');
}

/** Stops the server: connections are ended, the disk is brought up to date. Resolves when it is gone. */
export async function stopPostmaster(databaseFolder: string): Promise<void> {
  const running = await findPostmaster(databaseFolder);
  if (!running) return;
  signalProcess(running.pid, 'SIGINT');
  const began = Date.now();
  let hasInsisted = false;
  while ((await findPostmaster(databaseFolder))?.pid === running.pid) {
    if (!hasInsisted && Date.now() - began > 60_000) {
      // Ends at once; the next start recovers from the log as after a crash, and nothing is lost.
      signalProcess(running.pid, 'SIGQUIT');
      hasInsisted = true;
    }
    await delay(5);
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
