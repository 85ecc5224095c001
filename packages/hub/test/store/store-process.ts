import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that holds a store open. */
export interface StoreProcess {
  readonly child: ChildProcess;
  /** How long opening took in it. */
  readonly openedMs: number;
  /** Lets it close its store and end. Resolves with its exit code. */
  end(): Promise<number | null>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
}

export async function startStoreProcess(dataDir: string): Promise<StoreProcess> {
  const script = join(import.meta.dirname, 'hold-store.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dataDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => null)]);
  if (line === null) throw new Error(`The process ended before its store was open: ${said}`);
  const { openedMs } = JSON.parse(String(line[0])) as { openedMs: number };
  return {
    child,
    openedMs,
    end: async () => {
      child.stdin.end();
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
