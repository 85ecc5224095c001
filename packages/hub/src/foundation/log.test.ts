import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WrongKeyError } from './errors/wrong-key.ts';
import { openLog } from './log.ts';
import { Secret } from './secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes a line to a private file before the call returns', async () => {
  const file = join(folder, 'logs', 'sundog.log');
  openLog({ level: 'info', file }).info({ connection: 3 }, 'synced');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    msg: 'synced',
    connection: 3,
    time: expect.stringContaining('T'),
  });
  expect((await stat(file)).mode & 0o077).toBe(0);
});

it('never writes a secret, as an object of ours or by name, also in the causes of errors', async () => {
  const file = join(folder, 'sundog.log');
  const log = openLog({ level: 'trace', file });
  log.info({ secret: 'canary', client_secret: 'canary', body: { access_token: 'canary' }, headers: { authorization: 'canary' } });
  log.warn({ about: new Secret('canary') });
  const cause = Object.assign(new Error('refused'), { parameters: ['canary'], code: 'X1' });
  log.error({ err: new Error('outer', { cause }) });
  log.error({ err: new WrongKeyError('aaaa', 'bbbb') });
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('canary');
  expect(text).toContain('refused');
  expect(text).toContain('aaaa');
});

it('S22: keeps a line of the log one line that neither steers a terminal nor hides anything, whatever it is told', async () => {
  const file = join(folder, 'sundog.log');
  const name = 'a\n{"level":60}\r\n\u001b[31m\u009b2J\u202etxt.exe\u2028\u200b\u0085\u0000\u{e0041}';
  const log = openLog({ level: 'info', file });
  log.info({ name, [name]: 1 }, `said ${name}`);
  log.error({ err: new TypeError(name) });
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
  // Whoever parses it reads what was said.
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name, msg: `said ${name}` });
});
