import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { SandboxFailedError } from '../foundation/errors/sandbox-failed.ts';

const readyLine = z.object({
  url: z.string(),
  resourceServer: z.string(),
  authServer: z.string(),
  tenant: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
});

/** What a sandbox says in one line when it is ready. */
export type SandboxReady = z.infer<typeof readyLine>;

export interface SandboxChild {
  /** Resolves with its ready line (only with `pipe`). @throws SandboxFailedError when it ends before that */
  readonly ready: () => Promise<SandboxReady>;
  /** Resolves with its exit code when it has ended. */
  readonly ended: Promise<number | null>;
  /** Asks it to end, and insists after two seconds. Resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts `packages/sandbox/src/bin.ts` as a process of its own. The hub never imports the sandbox. The signal ends it until it is
 * ready (with `inherit`: always); after that `stop` does.
 */
export function startSandboxChild(args: readonly string[], output: 'inherit' | 'pipe', signal: AbortSignal): SandboxChild {
  const bin = createRequire(import.meta.url).resolve('@sundog/sandbox/bin');
  const isOurs = output === 'pipe';
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bin, ...args], {
    // Its standard input is a pipe of ours: when this process dies, however it dies, the pipe closes and the sandbox sees it.
    stdio: isOurs ? ['pipe', 'pipe', 'pipe'] : 'inherit',
    // Out of reach of the terminal's Ctrl-C: what still reads from it comes to its end first, then it is stopped from here.
    detached: isOurs,
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 2000);
    await ended;
    clearTimeout(insist);
  };
  const onAbort = () => child.kill('SIGTERM');
  signal.addEventListener('abort', onAbort, { once: true });
  const ready = async () => {
    const line = await readReady(child.stdout, ended, () => said);
    signal.removeEventListener('abort', onAbort);
    return line;
  };
  void ended.then(() => signal.removeEventListener('abort', onAbort));
  return { ready, ended, stop };
}

async function readReady(
  stdout: NodeJS.ReadableStream | null,
  ended: Promise<number | null>,
  said: () => string,
): Promise<SandboxReady> {
  const line = new Promise<string>((resolve) => {
    let text = '';
    stdout?.on('data', (chunk) => {
      text += String(chunk);
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
  });
  const first = await Promise.race([line, ended.then((code) => ({ code }))]);
  if (typeof first !== 'string') throw new SandboxFailedError(first.code, said());
  return readyLine.parse(JSON.parse(first));
}
