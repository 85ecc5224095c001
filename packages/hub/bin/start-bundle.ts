// The start bundle: the hub and its packages in a few files instead of a thousand, so that it starts in a third of the time and holds less
// memory. It is a cache and no more: nothing is lost where it is missing, and whatever it was made of is looked at before each use.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const checkout = join(import.meta.dirname, '..', '..', '..');
/** Where bundles stand, each in a folder that is named after what it was made of. */
export const bundles = join(checkout, 'packages', 'hub', 'dist');
/** Says which of them is the present one. */
export const recordFile = join(bundles, 'present.json');

/** A file as it was when the bundle was made. Times in milliseconds, as `fs.Stats` has them. */
export interface Seal {
  /** From the root of the checkout. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly sha256: string;
}

/** The present bundle: whose it is, and every file that it was made of or consists of. */
export interface BundleRecord {
  readonly node: string;
  readonly checkout: string;
  /** Its name in {@link bundles}. */
  readonly folder: string;
  readonly seals: readonly Seal[];
}

/** A file as it is now. @param path from the root of the checkout @throws what reading it throws */
export function sealOf(path: string): Seal {
  const full = join(checkout, path);
  const { size, mtimeMs, ctimeMs } = statSync(full);
  return { path, size, mtimeMs, ctimeMs, sha256: hashOf(full) };
}

/** The URL of the start bundle of the present sources; null where there is none, or one of other sources, or of another Node. */
export function findStartBundle(): string | null {
  try {
    const record: BundleRecord = JSON.parse(readFileSync(recordFile, 'utf8'));
    if (record.node !== process.version || record.checkout !== checkout || !record.seals.every(isUnbroken)) return null;
    return pathToFileURL(join(bundles, record.folder, 'main.mjs')).href;
  } catch {
    return null; // no bundle, or none that this version of the hub can read: the sources are there
  }
}

/** The times show it at the price of a look; where a copy or a checkout moved them, the content does. */
function isUnbroken({ path, size, mtimeMs, ctimeMs, sha256 }: Seal): boolean {
  const full = join(checkout, path);
  const now = statSync(full);
  if (now.size !== size) return false;
  return (now.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs) || hashOf(full) === sha256;
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('base64url');
}

/** By then a command has ended and a server has started; what still runs is worth a bundle for the next time. */
const buildAfterMs = 20_000;

/** Has the bundle built for the next start, by a child that steps aside for everything else, if this process lives that long. */
export function buildLater(): void {
  const timer = setTimeout(() => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'build-start-bundle.ts')], {
      stdio: 'ignore',
      // What the hub was told in confidence is no business of a build.
      env: {},
    });
    // It writes down itself why it failed; one that cannot be started leaves everything as it is.
    child.once('error', () => undefined);
    child.unref();
    process.once('exit', () => child.kill());
  }, buildAfterMs);
  timer.unref();
}
