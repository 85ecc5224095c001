import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '@sundog/sandbox';
import { type Ended, sundog } from '../run-sundog.ts';
import { type OperatorServer, startOperatorServer } from '../store/operator-server.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

/** Processes of one hub over one database server of an operator, as on machines of their own: each has its own data directory. */
export interface WorkerFleet {
  readonly server: OperatorServer;
  /** Runs a command of this hub. */
  readonly run: (args: readonly string[]) => Promise<Ended>;
  readonly startWorker: () => Promise<ChildProcess>;
  /** Rows of SQL as the superuser. */
  readonly sql: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** Opens a hub with one connection to the sandbox, that has read nothing yet. */
export async function openFleet(sandbox: Sandbox, requestLimit: number): Promise<WorkerFleet> {
  const server = await startOperatorServer();
  await server.sql('CREATE DATABASE fleet');
  const folder = await mkdtemp(join(tmpdir(), `sundog-fleet-${process.pid}-`));
  const environment = {
    SUNDOG_DATABASE_URL: server.urlOf('postgres', 'fleet'),
    SUNDOG_SECRET_KEY: randomBytes(32).toString('hex'),
    SUNDOG_CLIENT_SECRET: sandbox.clientSecret,
  };
  const children = new Set<ChildProcess>();
  const dataDirOf = (name: string) => ['--data-dir', join(folder, name)];
  const run: WorkerFleet['run'] = (args) => sundog([...args, ...dataDirOf('operator')], environment);
  const connected = await run(
    ['connect', '--name', 'halo', '--url', sandbox.url, '--client-id', sandbox.clientId, '--allow-private-host'].concat([
      '--save-with-warnings',
      '--request-limit',
      String(requestLimit),
      '--no-sync',
    ]),
  );
  if (!connected.said.includes('Saved as "halo"')) throw new Error(connected.said);
  return {
    server,
    run,
    startWorker: async () => {
      const args = ['--disable-warning=ExperimentalWarning', main, 'worker', ...dataDirOf(`machine-${children.size}`)];
      const child = spawn(process.execPath, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
      });
      children.add(child);
      let said = '';
      await new Promise<void>((resolve, reject) => {
        child.stderr?.on('data', (chunk) => {
          said += String(chunk);
          if (said.includes('Working (')) resolve();
        });
        child.once('close', () => reject(new Error(`The worker ended: ${said}`)));
      });
      return child;
    },
    sql: (text) => server.sql(text, 'fleet'),
    close: async () => {
      await Promise.all([...children].map(stop));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks a process to stop, insists after a while. @returns seconds that it took */
export async function stop(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0;
  const began = performance.now();
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(insist);
  return (performance.now() - began) / 1000;
}
