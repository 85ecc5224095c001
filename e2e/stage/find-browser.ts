import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const isJudged = Boolean(process.env['CI']);

/**
 * The browser of this machine. Where a change is judged (CI=true) a Debian without one installs its own; where that fails too it is an error,
 * for a journey that nobody walked proves nothing.
 * @returns null: there is none, and nobody judges
 */
export function findBrowser(): string | null {
  const found = lookForBrowser();
  if (found !== null || !isJudged) return found;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=240', ...args], { encoding: 'utf8', timeout: 280_000 });
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  // A list of packages that is absent or old fails the first time.
  if (install().status !== 0) {
    apt('update');
    install();
  }
  const installed = lookForBrowser();
  if (installed === null)
    throw new Error(
      'With CI=true a browser is needed, and Debian’s chromium could not be installed. Install chromium, then run it again.',
    );
  return installed;
}

function lookForBrowser(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isRunnable) ?? null;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}
