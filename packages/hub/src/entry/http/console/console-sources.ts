import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The folder of the checkout, which holds the console beside the hub. */
export const checkout = join(import.meta.dirname, '..', '..', '..', '..', '..', '..');

/** What the console is built of: its own sources, and the routes that it calls. */
const sources = [
  'packages/api/src',
  'packages/web/build.ts',
  'packages/web/index.html',
  'packages/web/package.json',
  'packages/web/public',
  'packages/web/src',
  'packages/web/vite.config.ts',
];

/**
 * A hash over everything that the console is built of: 20 hexadecimal digits. The folder of a build bears it as its name, so that a build is
 * used for the very sources that it was made from, and for no others.
 */
export async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const path of await listFiles(join(checkout, source))) {
      hash.update(`${relative(checkout, path)}\n`);
      hash.update(await readFile(path));
    }
  return hash.digest('hex').slice(0, 20);
}

async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}
