import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';

/** What a syncing process needs to know. */
export interface SyncProcessOptions {
  readonly dataDir: string;
  readonly connectionId: number;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default: tickets. */
  readonly only?: readonly string[];
  readonly pageSizes?: Readonly<Record<string, number>>;
  readonly batchRows?: number;
  /** Where it ends itself by kill -9: the so many-th time that it comes by. */
  readonly killAt?: { readonly point: CrashPointName; readonly time: number };
}

export interface SyncProcess {
  /** Resolves when it has ended: what it said of its end (`complete`, `partial`, `stopped`, `busy`, `fence lost`), null where it was killed. */
  readonly ended: Promise<string | null>;
  signal(name: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}

/**
 * Starts `sync-process.ts`. Whoever starts it waits for its end.
 * @param flags of Node, such as a limit of memory
 */
export function startSyncProcess(options: SyncProcessOptions, flags: readonly string[] = []): SyncProcess {
  const script = join(import.meta.dirname, 'sync-process.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = once(child, 'close').then(() => {
    if (child.signalCode === 'SIGKILL') return null;
    if (child.exitCode !== 0) throw new Error(`The syncing process failed: ${said}`);
    return (JSON.parse(out) as { end: string }).end;
  });
  return { ended, signal: (name) => void child.kill(name) };
}
