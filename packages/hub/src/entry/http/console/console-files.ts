import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** One file of the console, as it is sent. */
export interface ConsoleFile {
  readonly type: string;
  readonly etag: string;
  /** Whether its name changes with its content, so that a browser need never ask again. */
  readonly isImmutable: boolean;
  readonly plain: Buffer;
  /** Null: it is too small to be worth it. */
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

/** A build of the console, in memory: some three megabytes, read once. */
export interface ConsoleFiles {
  /** The one page, with {@link noncePlace} where the nonce of an answer goes. */
  readonly page: string;
  /** By path: `/assets/index-3f2a.js`, `/icon.svg`. */
  readonly files: ReadonlyMap<string, ConsoleFile>;
}

/** Where the nonce goes in the page; vite.config.ts of packages/web says the same. */
export const noncePlace = '__SUNDOG_NONCE__';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Reads a build from its folder. Files of no known type are not served. */
export async function readConsoleFiles(folder: string): Promise<ConsoleFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, ConsoleFile>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const plain = await readFile(path);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, {
      type,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      isImmutable: url.startsWith('/assets/'),
      plain,
      gzip: await readIfThere(`${path}.gz`),
      brotli: await readIfThere(`${path}.br`),
    });
  }
  return { page: await readFile(join(folder, 'index.html'), 'utf8'), files };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
