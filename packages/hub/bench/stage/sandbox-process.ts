import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  readonly url: string;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly pid: number;
  stop(): void;
}

/** Starts a sandbox and waits until it is ready. @param args as on its command line, without the port */
export async function startSandboxProcess(args: readonly string[]): Promise<SandboxProcess> {
  const bin = fileURLToPath(import.meta.resolve('@sundog/sandbox/bin'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bin, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.on('exit', (code) => reject(new Error(`The sandbox ended with code ${code}.`)));
  });
  const ready = JSON.parse(line) as Omit<SandboxProcess, 'pid' | 'stop'>;
  return { ...ready, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') };
}
