import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { program } from '../../packages/hub/test/program.ts';

/** A hub that runs as `npm start` runs it, with its sandbox, on free ports and in a folder of its own. */
export interface RunningDemo {
  readonly url: string;
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts it and waits until the console answers. @param command `demo`, or `serve` without any connection */
export async function startDemo(command: 'demo' | 'serve' = 'demo'): Promise<RunningDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sundog-e2e-'));
  const child = spawn(process.execPath, [...program, command, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: unknown) => {
      said += String(chunk);
      const found = /The hub is at (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`The hub ended:\n${said}`)));
  });
  // The first start of a checkout builds the console.
  while ((await fetch(url)).status === 503) await delay(500);
  return {
    url,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
