import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bin, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, ended, out: () => out, errors: () => errors };
}

test('prints one line of JSON when ready, serves, and ends with SIGTERM', async () => {
  const run = start('--port', '0', '--seed', '3', '--client-id', 'abc', '--client-secret', 'def', '--rate-limit', '2/300');
  await expect.poll(run.out, { timeout: 20_000 }).toContain('\n');
  const ready = JSON.parse(run.out());
  expect(Object.keys(ready)).toEqual(['url', 'resourceServer', 'authServer', 'tenant', 'clientId', 'clientSecret']);
  expect(ready).toMatchObject({ tenant: 'demo', clientId: 'abc', clientSecret: 'def', resourceServer: `${ready.url}/api` });
  const answer = await fetch(`${ready.authServer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'abc', client_secret: 'def', scope: 'all' }),
  });
  expect(answer.status).toBe(200);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
});

test('ends with its parent when told so', async () => {
  const run = start('--port', '0', '--exit-with-parent');
  await expect.poll(run.out, { timeout: 20_000 }).toContain('\n');
  run.child.stdin.end();
  expect(await run.ended).toBe(0);
});

test('a taken port is a sentence and exit code 1', async () => {
  const taken = await startSandbox();
  const run = start('--port', new URL(taken.url).port);
  expect(await run.ended).toBe(1);
  await taken.close();
  expect(run.errors()).toMatch(/Port \d+ on 127\.0\.0\.1 is taken\./);
  expect(run.errors()).toContain('--port');
  expect(run.out()).toBe('');
});

test.each([
  [['--scenario', 'huge'], /--scenario/],
  [['--rate-limit', 'some'], /--rate-limit/],
  [['--nonsense'], /nonsense/],
  [['--port', '99999'], /65535/],
])('%j is refused with a sentence', async (args, words) => {
  const run = start(...args);
  expect(await run.ended).toBe(1);
  expect(run.errors()).toMatch(words);
});

test('--help says what it takes', async () => {
  const run = start('--help');
  expect(await run.ended).toBe(0);
  expect(run.out()).toContain('--rate-limit');
});
