import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface WorkerChildrenOptions {
  readonly count: number;
  readonly dataDir: string;
  /** Told when one has ended without being asked to. */
  readonly onEnded: (code: number | null) => void;
}

/** Began too soon after the last one, a worker that cannot start would keep the machine busy. */
const restartMs = 1_000;
const patienceMs = 4_000;

/**
 * Starts workers as processes of their own. One that ends is started anew. They end with this process, however it ends: each sees its
 * channel close.
 */
export function startWorkerChildren({ count, dataDir, onEnded }: WorkerChildrenOptions): { readonly stop: () => Promise<void> } {
  const stopped = new AbortController();
  const children = new Set<ChildProcess>();
  const keepOne = async () => {
    while (!stopped.signal.aborted) {
      const child = spawnWorker(dataDir);
      children.add(child);
      const code = await endOf(child);
      children.delete(child);
      if (stopped.signal.aborted) return;
      onEnded(code);
      // Woken by the end of the hub.
      await delay(restartMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const kept = Array.from({ length: count }, keepOne);
  return {
    stop: async () => {
      stopped.abort();
      for (const child of children) child.kill('SIGTERM');
      const insist = setTimeout(() => {
        for (const child of children) child.kill('SIGKILL');
      }, patienceMs);
      await Promise.all(kept);
      clearTimeout(insist);
    },
  };
}

function spawnWorker(dataDir: string): ChildProcess {
  const main = process.argv[1] ?? '';
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'worker', '--data-dir', dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Out of reach of the terminal's Ctrl-C: it would arrive twice.
    detached: true,
  });
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
}
