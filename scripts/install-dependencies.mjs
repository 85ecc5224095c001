// The install of the bootstrap: plain JavaScript that runs on Node 20 and needs nothing installed. Only run.mjs calls it.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, fail, say } from './bootstrap-words.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
// Inside node_modules, which `npm ci` empties before it begins: a half install never carries the stamp.
const stamp = join(modules, '.sundog-lock-hash');
// Outside node_modules, for the same reason.
const installLock = join(root, '.sundog-install.lock');
const heartbeatMs = 2_000;
const staleMs = 15_000;
const isWindows = process.platform === 'win32';
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Installs what the lock file says, unless that was done before.
 * @param node the pinned Node, which must stand there afterwards: a checkout that moved to another platform, or an install without
 * optional packages, lacks it
 */
export async function installWhenNeeded(node) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node);
  if (isInstalled()) return;
  await holdingLock(isInstalled, () => install(wanted));
  if (!existsSync(node))
    fail(
      'The pinned Node.js is not installed.',
      `${node} is missing although npm ci succeeded.`,
      'delete the folder node_modules and run the command again.',
    );
}

// --- one install at a time ---------------------------------------------------------------------------------------------

/** @returns whether this process now holds the lock. It is held by touching it: whoever stops touching has died. */
function takeLock(token) {
  try {
    writeFileSync(installLock, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    fail(
      'The dependencies could not be installed.',
      `the folder ${root} cannot be written (${error.code}).`,
      'run the command as a user who may write there.',
    );
  }
}

/** Puts away the lock of a process that died. */
function clearStaleLock() {
  try {
    if (Date.now() - statSync(installLock).mtimeMs < staleMs) return;
    const holder = readFileSync(installLock, 'utf8');
    // Renamed first: of two processes that find the same stale lock only one succeeds. A fresh lock caught by mistake is put back.
    const aside = `${installLock}.${randomUUID()}`;
    renameSync(installLock, aside);
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside, { force: true });
    else renameSync(aside, installLock);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Does the work once, under the lock of this checkout; not at all when another process has done it meanwhile. */
async function holdingLock(isDone, work) {
  const token = `${process.pid} ${randomUUID()}`;
  let hasSaid = false;
  while (!takeLock(token)) {
    if (!hasSaid) say('Another Sundog is installing the dependencies; waiting for it ...\n');
    hasSaid = true;
    await wait(500);
    if (isDone()) return;
    clearStaleLock();
  }
  const heartbeat = setInterval(() => {
    // A lock that another process put away (this one slept longer than staleMs) is not brought back to life.
    if (existsSync(installLock)) utimesSync(installLock, new Date(), new Date());
  }, heartbeatMs);
  const release = () => {
    clearInterval(heartbeat);
    if (existsSync(installLock) && readFileSync(installLock, 'utf8') === token) rmSync(installLock, { force: true });
  };
  process.on('exit', release);
  try {
    if (!isDone()) await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

// --- the install -------------------------------------------------------------------------------------------------------

/** How to call npm: by its JavaScript where it can be found, which needs no shell and is sure to be npm. */
function npmCommand() {
  const besideNode = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  // npm_execpath is npx-cli.js under npx, and another program altogether under yarn, pnpm and bun.
  const caller = process.env.npm_execpath ?? '';
  const candidates = /^np[mx]-cli\.js$/.test(basename(caller))
    ? [join(dirname(caller), 'npm-cli.js'), ...besideNode]
    : besideNode;
  const script = candidates.find((path) => existsSync(path));
  if (script) return { command: process.execPath, first: [script], shell: false };
  return { command: isWindows ? 'npm.cmd' : 'npm', first: [], shell: isWindows };
}

const npmArguments = [
  'ci',
  // Whatever the environment, the command line or an .npmrc leaves out (NODE_ENV=production, omit=optional): the pinned Node and
  // the database are optional packages, the tools are dev packages, and the lock file was made with these settings.
  '--include=dev',
  '--include=optional',
  '--ignore-scripts',
  '--engine-strict=false',
  '--legacy-peer-deps=false',
  '--install-strategy=hoisted',
  '--package-lock=true',
  '--bin-links=true',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  // Without a network the answer comes within half a minute instead of more than one.
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=10000',
  // Warnings speak of the packages' own affairs (old engines, deprecations); errors remain.
  '--loglevel=error',
  '--progress=false',
];

/** The environment for npm, without what `npm start` was told about itself. */
function npmEnvironment() {
  const own =
    /^npm_config_(omit|only|include|production|dry_run|workspaces?|include_workspace_root|global|location|package_lock_only)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** Shows that something happens; npm says nothing of its own while it works. @returns a function that ends it */
function showProgress() {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const isTerminal = process.stderr.isTTY;
  const timer = setInterval(() => say(isTerminal ? `\r  ${seconds()}` : `  ${seconds()}\n`), isTerminal ? 1_000 : 10_000);
  return (word) => {
    clearInterval(timer);
    say(`${isTerminal ? '\r' : ''}  ${word} after ${seconds()}.\n`);
  };
}

/** The likeliest reason why npm failed, from the codes that it prints. */
function remedyFor(words) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network/i.test(words))
    return 'the npm registry cannot be reached: connect this machine to the internet, or tell npm of your proxy or mirror (npm config set proxy / registry), then run the command again.';
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(words))
    return 'something between this machine and the npm registry re-signs TLS: give its authority to npm (NODE_EXTRA_CA_CERTS=/path/ca.pem), then run the command again.';
  if (/ENOSPC/.test(words)) return 'the disk is full: free about 1 GB, then run the command again.';
  if (/EACCES|EPERM|EROFS/.test(words))
    return `run the command as the user who owns ${root}, or delete ${modules}, then run it again.`;
  if (/EUSAGE/.test(words))
    return 'package.json and package-lock.json disagree: undo local changes to them (git checkout package-lock.json), then run the command again.';
  return 'read the words of npm above, then run the command again.';
}

/** @returns how `npm ci` ended and its last words. Stopped by a signal it ends npm first, which tidies up, and then itself. */
async function callNpm() {
  const { command, first, shell } = npmCommand();
  const npm = spawn(command, [...first, ...npmArguments], {
    cwd: root,
    env: npmEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  let words = '';
  const keep = (chunk) => {
    words = `${words}${chunk}`.slice(-20_000);
  };
  npm.stdout.on('data', keep);
  npm.stderr.on('data', keep);
  let stoppedBy = null;
  const stop = (signal) => {
    if (stoppedBy) process.exit(exitCodeOf(null, signal));
    stoppedBy = signal;
    npm.kill('SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const end = await new Promise((done) => {
    npm.on('error', (error) => done({ error }));
    npm.on('close', (code, signal) => done({ code, signal }));
  });
  if (stoppedBy) process.exit(exitCodeOf(null, stoppedBy));
  for (const signal of signals) process.removeListener(signal, stop);
  return { ...end, words };
}

async function install(wanted) {
  say('Installing the locked dependencies (once, about half a minute) ...\n');
  const endProgress = showProgress();
  let end = await callNpm();
  // An npm whose parent was killed goes on for a while, and two of them trip over each other.
  if (end.code && /ENOTEMPTY|EEXIST|EBUSY|ENOENT/.test(end.words)) {
    await wait(4_000);
    end = await callNpm();
  }
  endProgress(end.code === 0 ? 'Installed' : 'Stopped');
  if (end.error)
    fail(
      'The dependencies could not be installed.',
      `npm did not start: ${end.error.message}.`,
      'install Node.js 20.11 or later with npm.',
    );
  if (end.code !== 0) {
    say(`\n${end.words.trimEnd()}\n`);
    fail(
      'The dependencies could not be installed.',
      `npm ci ended with ${end.signal ?? `code ${end.code}`} (its words are above).`,
      remedyFor(end.words),
    );
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, wanted);
}
