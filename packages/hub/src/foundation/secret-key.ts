import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BadSecretKeyError } from './errors/bad-secret-key.ts';
import type { Secret } from './secret.ts';

/** The key under which secrets are encrypted and from which passwords of database roles are derived. */
export interface SecretKey {
  readonly bytes: Buffer;
  /** Path of the file that holds it; null: it came from SUNDOG_SECRET_KEY. */
  readonly file: string | null;
  /** Whether the file was made just now. */
  readonly isNew: boolean;
}

/**
 * The hub's key: from SUNDOG_SECRET_KEY where that is set, else from `secret.key` in the data directory, which is made at the first start.
 * @throws BadSecretKeyError when it is too short, or when others can read its file
 */
export async function loadSecretKey(given: Secret | null, dataDir: string): Promise<SecretKey> {
  if (given) return { bytes: parseKey(given.reveal(), 'SUNDOG_SECRET_KEY'), file: null, isNew: false };
  const file = keyFileOf(dataDir);
  const isNew = await installKey(randomBytes(32), dataDir);
  const found = await stat(file);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new BadSecretKeyError(
      file,
      `other users of this machine can read it (mode ${(found.mode & 0o777).toString(8)})`,
      `run chmod 600 ${file}, and consider the key known to those users.`,
    );
  return { bytes: parseKey((await readFile(file, 'utf8')).trim(), file), file, isNew };
}

/** The file that holds the key of a data directory. */
function keyFileOf(dataDir: string): string {
  return join(dataDir, 'secret.key');
}

/** Writes a key into a data directory that has none: whole or not at all, never over one that is there. Returns whether it did. */
export async function installKey(key: Buffer, dataDir: string): Promise<boolean> {
  const file = keyFileOf(dataDir);
  if (await stat(file).catch(() => null)) return false;
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.new-${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${key.toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file); // fails where another process was faster; its key is then the one
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A key from its text: 32 bytes or more, in base64 or hexadecimal. @throws BadSecretKeyError */
export function parseKey(text: string, where: string): Buffer {
  const bytes = /^([0-9a-f]{2})+$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
      ? Buffer.from(text, 'base64')
      : null;
  if (bytes === null) throw new BadSecretKeyError(where, 'it is neither base64 nor hexadecimal', makeOne);
  if (bytes.length < 32) throw new BadSecretKeyError(where, `it is too short: ${bytes.length} bytes, and 32 are needed`, makeOne);
  return bytes;
}

const makeOne = 'make a key with `openssl rand -base64 32`. A word or a sentence is not a key: it can be guessed.';
