import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the checkout. */
export const root = join(import.meta.dirname, '..');

const skipped = new Set(['node_modules', '.git', '.sundog', 'dist', 'coverage', '.cache']);

/** Every file under a folder of the checkout, as paths from the root with `/`, in order. */
export function listFiles(folder = '.'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(path);
      return entry.isFile() ? [relative('.', path).split(sep).join('/')] : [];
    })
    .sort();
}

/** Every TypeScript file of the packages' `src`, tests included, fixtures excluded. */
export function listSources(): string[] {
  return listFiles('packages').filter((path) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path) && !path.includes('/fixtures/'));
}
