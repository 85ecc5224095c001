import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BadSecretKeyError } from './errors/bad-secret-key.ts';
import { Secret } from './secret.ts';
import { loadSecretKey } from './secret-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('makes a key of its own at the first start and finds it at the second', async () => {
  const first = await loadSecretKey(null, join(folder, 'new'));
  const second = await loadSecretKey(null, join(folder, 'new'));
  expect([first.isNew, second.isNew]).toEqual([true, false]);
  expect(first.bytes.length).toBe(32);
  expect(second.bytes.equals(first.bytes)).toBe(true);
  expect((await stat(join(folder, 'new', 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'new'))).toEqual(['secret.key']);
});

it('gives the same key to ten processes that start at once', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => loadSecretKey(null, folder)));
  const onDisk = (await readFile(join(folder, 'secret.key'), 'utf8')).trim();
  expect(new Set(keys.map(({ bytes }) => bytes.toString('base64')))).toEqual(new Set([onDisk]));
});

it('refuses a key that other users can read, and says how to mend it', async () => {
  await loadSecretKey(null, folder);
  await chmod(join(folder, 'secret.key'), 0o644);
  await expect(loadSecretKey(null, folder)).rejects.toMatchObject({
    constructor: BadSecretKeyError,
    causes: [expect.stringContaining('644')],
    remedy: expect.stringContaining('chmod 600'),
  });
});

it.each([
  ['base64', Buffer.alloc(32, 7).toString('base64')],
  ['base64url', Buffer.alloc(32, 255).toString('base64url')],
  ['hexadecimal', Buffer.alloc(32, 7).toString('hex')],
])('takes a key in %s from the settings and writes nothing', async (_, text) => {
  expect((await loadSecretKey(new Secret(text), folder)).bytes.length).toBe(32);
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['a word', 'correct-horse-canary', 'too short'],
  ['a sentence', 'the canary is a bird, it sings all day long in its cage', 'neither base64'],
  ['half a key', Buffer.alloc(16, 7).toString('hex'), 'too short'],
])('S81: refuses %s as a key without repeating it', async (_, text, why) => {
  const error = await loadSecretKey(new Secret(text), folder).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ constructor: BadSecretKeyError, causes: [expect.stringContaining(why)] });
  expect(JSON.stringify(error) + String(error)).not.toContain(text);
});
