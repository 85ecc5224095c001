import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPostmaster } from '../src/store/embedded/postmaster.ts';
import { program } from './program.ts';
import { sundog } from './run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7 });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-serve-${process.pid}-`));
  const connected = await sundog(
    ['connect', '--name', 'halo', '--url', sandbox.url, '--client-id', sandbox.clientId, '--allow-private-host'].concat(
      ['--save-with-warnings', '--request-limit', '100000', '--no-sync'],
      ['--data-dir', dataDir],
    ),
    { SUNDOG_CLIENT_SECRET: sandbox.clientSecret },
  );
  expect(connected).toMatchObject({ said: expect.stringContaining('Saved as "halo"') });
}, 60_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

/**
 * Serves, and stops it by a signal as soon as that many requests of its sync have come in. Histories begin with the minute after the lists,
 * so they are waited for longer than that.
 */
async function serveUntil(requests: number, signal: 'SIGINT' | 'SIGTERM'): Promise<{ seconds: number; code: number | null }> {
  sandbox.control.clearRequests();
  const child = spawn(process.execPath, [...program, 'serve', '--port', '0', '--data-dir', dataDir], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (let waited = 0; sandbox.control.requests().length < requests && waited < 80_000; waited += 10) await delay(10);
  expect(sandbox.control.requests().length).toBeGreaterThanOrEqual(requests);
  const began = performance.now();
  child.kill(signal);
  const code = await ended;
  return { seconds: (performance.now() - began) / 1000, code };
}

it('F34: stops within seconds in the middle of a sync, and goes on from there', { timeout: 240_000 }, async () => {
  // While lists are read, while histories are read, and while HaloPSA does not answer at all.
  for (const [requests, signal] of [
    [20, 'SIGTERM'],
    [400, 'SIGINT'],
  ] as const) {
    const stopped = await serveUntil(requests, signal);
    console.info(`serve stopped by ${signal} after ${requests} requests: ${stopped.seconds.toFixed(2)} s.`);
    expect(stopped.seconds).toBeLessThan(5);
    expect(await findPostmaster(join(dataDir, 'database'))).toBeNull();
  }
  sandbox.control.addFault({ fault: 'stall', match: { path: 'actions' }, times: 1000 });
  const stuck = await serveUntil(10, 'SIGTERM');
  console.info(`serve stopped with requests that nobody answers: ${stuck.seconds.toFixed(2)} s.`);
  expect(stuck.seconds).toBeLessThan(5);
  sandbox.control.clearFaults();
  const synced = await sundog(['sync', '--json', '--data-dir', dataDir]);
  const [report] = JSON.parse(synced.out);
  expect(report).toMatchObject({ outcome: 'complete' });
  const counted = await sundog(['query', '--json', 'select count(*) as rows from mirror.ticket', '--data-dir', dataDir]);
  expect(JSON.parse(counted.out)).toEqual([{ rows: 8000 }]);
});
