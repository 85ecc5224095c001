import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A peer that is there, or why it is not. */
export type InstalledPeer = { readonly folder: string } | { readonly missing: string };

/**
 * A real tool for tests, by its lock file in `scripts/peers/<name>`: where it is not in `.peers` yet, npm installs it there, without install scripts.
 * `SUNDOG_PEERS=0` in the environment leaves it at what is there. Two tests may ask at once: whoever is first has the folder.
 */
export async function installPeer(name: 'meshcentral'): Promise<InstalledPeer> {
  const wanted = join(root, 'scripts', 'peers', name);
  const lock = createHash('sha256')
    .update(readFileSync(join(wanted, 'package-lock.json')))
    .digest('hex');
  const folder = join(root, '.peers', `${name}-${lock.slice(0, 12)}`);
  if (existsSync(folder)) return { folder };
  if (process.env['SUNDOG_PEERS'] === '0') return { missing: `${name} is not installed, and SUNDOG_PEERS=0 says to leave it so` };
  const draft = join(root, '.peers', `.draft-${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(wanted, file), join(draft, file));
    const problem = await runNpm(draft);
    if (problem !== null) return { missing: `npm could not install ${name}: ${problem}` };
    if (!existsSync(folder)) renameSync(draft, folder);
    return { folder };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** How long npm may take where the registry answers slowly or not at all. */
const mostMs = 180_000;

/** Null: it is installed. */
function runNpm(folder: string): Promise<string | null> {
  const flags = [
    '--ignore-scripts',
    '--omit=optional',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-timeout=20000',
  ];
  const isWindows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', ['ci', ...flags], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: isWindows,
    });
    const timer = setTimeout(() => child.kill(), mostMs);
    let said = '';
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2_000);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : (/npm error (?:code )?(.+)/.exec(said)?.[1] ?? `it ended with ${code}`));
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const peer = await installPeer('meshcentral');
  process.stdout.write('folder' in peer ? `MeshCentral is in ${peer.folder}\n` : `${peer.missing}\n`);
  process.exitCode = 'folder' in peer ? 0 : 1;
}
