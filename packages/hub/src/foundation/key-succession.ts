import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NextKeyMissingError } from './errors/next-key-missing.ts';
import type { Secret } from './secret.ts';
import { parseKey, type SecretKey } from './secret-key.ts';

/**
 * The keys that have come since this process read its own, oldest first: the one that is to follow while secrets are sealed anew, and the
 * one that has taken its place. Looked up whenever it matters, so that a process that runs through a rotation goes on.
 */
export function laterKeys(key: SecretKey, next: Secret | null): readonly Buffer[] {
  if (key.file === null) return next ? [parseKey(next.reveal(), 'SUNDOG_SECRET_KEY_NEXT')] : [];
  const found = [key.file, nextFileOf(key.file)].flatMap((file) => {
    const text = readIfThere(file);
    return text === null ? [] : [parseKey(text.trim(), file)];
  });
  return found.filter((one) => !one.equals(key.bytes));
}

/**
 * The key that is to follow: the one that an interrupted rotation began with, else a new one, on disk before anything is sealed with it.
 * @throws NextKeyMissingError where keys come from the environment and no next one is given
 */
export async function prepareNextKey(key: SecretKey, next: Secret | null): Promise<Buffer> {
  if (key.file === null) {
    const given = laterKeys(key, next).at(-1);
    if (!given || given.equals(key.bytes)) throw new NextKeyMissingError();
    return given;
  }
  const file = nextFileOf(key.file);
  if (readIfThere(file) === null) await writeWhole(file, `${randomBytes(32).toString('base64')}\n`);
  return parseKey((await readFile(file, 'utf8')).trim(), file);
}

/** Puts the next key in the place of the one before, in one step. Nothing where keys come from the environment. */
export async function installNextKey(key: SecretKey): Promise<void> {
  if (key.file === null) return;
  await rename(nextFileOf(key.file), key.file);
  await syncFolder(dirname(key.file));
}

function nextFileOf(file: string): string {
  return `${file}.next`;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A file is there whole or not at all: half a key would be no key. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.new-${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncFolder(dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

/** A name in a folder survives a power cut once the folder is written. Windows cannot, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
