import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { program } from './program.ts';
import { sundog } from './run-sundog.ts';

let dataDir: string;
let running: Demo | null = null;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-demo-${process.pid}-`));
});
afterAll(async () => {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const connection = z.object({
  connection: z.object({ resourceServer: z.string() }),
  entities: z.array(z.object({ entity: z.string(), rows: z.number() })),
});

interface Demo {
  readonly said: () => string;
  /** Resolves with the hub's address once it answers. */
  readonly serving: Promise<string>;
  /** Ends it as a supervisor does; says how long that took and its exit code. */
  readonly stop: () => Promise<{ readonly seconds: number; readonly code: number | null }>;
}

function startDemo(): Demo {
  const child: ChildProcess = spawn(process.execPath, [...program, 'demo', '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const serving = new Promise<string>((resolve, reject) => {
    const listen = (chunk: unknown) => {
      said += String(chunk);
      const url = /The hub is at (http:\/\/\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then((code) => reject(new Error(`It ended with ${code}:\n${said}`)));
  });
  const demo: Demo = {
    said: () => said,
    serving,
    stop: async () => {
      const began = performance.now();
      child.kill('SIGTERM');
      const code = await ended;
      running = null;
      return { seconds: (performance.now() - began) / 1000, code };
    },
  };
  running = demo;
  return demo;
}

it('makes everything at the first start, resumes at the second, and leaves nothing running', { timeout: 400_000 }, async () => {
  const first = startDemo();
  const url = await first.serving;
  expect(first.said()).toContain('First sync complete.');
  expect(first.said()).toContain('npx sundog connect');
  const told = await sundog(['status', '--json', '--data-dir', dataDir]);
  const status = z.object({ connections: z.array(connection) }).parse(JSON.parse(told.out));
  const rows = new Map(status.connections[0]?.entities.map((one) => [one.entity, one.rows]));
  expect([rows.get('client'), rows.get('asset'), rows.get('ticket')]).toEqual([50, 1200, 8000]);
  expect(await (await fetch(url)).text()).toContain('Sundog');
  const stopped = await first.stop();
  // Five seconds, and one more for a machine that other suites keep busy.
  expect(stopped.seconds).toBeLessThan(6);
  await expect(fetch(url)).rejects.toThrow();
  await expect(fetch(status.connections[0]?.connection.resourceServer ?? '')).rejects.toThrow();

  const began = performance.now();
  const second = startDemo();
  const again = await second.serving;
  expect(second.said()).toContain('Resuming: the mirror holds');
  expect((performance.now() - began) / 1000).toBeLessThan(60);
  expect(await (await fetch(`${again}/health`)).json()).toEqual({ status: 'ok' });
  const stoppedAgain = await second.stop();
  expect(stoppedAgain.seconds).toBeLessThan(6);
  console.info(`Stopped in ${stopped.seconds.toFixed(2)} s and ${stoppedAgain.seconds.toFixed(2)} s.`);
});
