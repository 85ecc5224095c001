import { spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');

/** How a command ended, and what it wrote where. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/**
 * Runs the program as a user does, without a terminal.
 * @param reader `deaf`: its standard output is closed before it writes to it, as by `| head`
 */
export function sundog(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  reader: 'all-ears' | 'deaf' = 'all-ears',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    if (reader === 'deaf') child.stdout.destroy();
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    child.on('close', (code) => resolve({ code, out, said }));
  });
}
