import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '@sundog/sandbox';
import { program } from '../program.ts';
import { type Ended, sundog } from '../run-sundog.ts';
import { type OperatorServer, startOperatorServer } from '../store/operator-server.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';

/** Processes of one hub over one database server of an operator, as on machines of their own: each has its own data directory. */
export interface WorkerFleet {
  readonly server: OperatorServer;
  /** Runs a command of this hub. */
  readonly run: (args: readonly string[]) => Promise<Ended>;
  /** @param roles absent: as the command has it */
  readonly startWorker: (roles?: readonly string[]) => Promise<ChildProcess>;
  /** Rows of SQL as the superuser. */
  readonly sql: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Keeps a transaction open behind a statement, as the superuser. Resolves once it holds, with what lets it go. */
  readonly hold: (text: string) => Promise<() => Promise<void>>;
  /** The same with parameters, for whoever compares a mirror. */
  readonly query: SandboxMirror['query'];
  /** The process that reads the lists, tickets among them; null: none does. */
  readonly holderPid: () => Promise<number | null>;
  /** The process that leads; null: none does at this moment. */
  readonly leaderPid: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

/** Opens a hub with one connection to the sandbox, that has read nothing yet. @param entities what it is to read; absent: everything */
export async function openFleet(sandbox: Sandbox, requestLimit: number, entities?: readonly string[]): Promise<WorkerFleet> {
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
      ...(entities ? ['--entities', entities.join()] : []),
    ]),
  );
  if (!connected.said.includes('Saved as "halo"')) throw new Error(connected.said);
  const sql: WorkerFleet['sql'] = (text) => server.sql(text, 'fleet');
  const pidOf = async (text: string): Promise<number | null> => {
    const [row] = await sql(text);
    return row === undefined ? null : Number(row['pid']);
  };
  return {
    server,
    run,
    startWorker: async (roles) => {
      const args = [...program, 'worker', ...dataDirOf(`machine-${children.size}`)];
      if (roles) args.push('--roles', roles.join());
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
    sql,
    hold: (text) => server.hold(text, 'fleet'),
    query: async <T extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await server.sql(text, 'fleet', parameters)) as readonly T[],
    holderPid: () =>
      pidOf(`SELECT w.pid FROM hub.lease l JOIN hub.worker w ON w.id = l.holder WHERE l.token IS NOT NULL AND l.work = 'ticket'`),
    leaderPid: () =>
      pidOf(`SELECT w.pid FROM pg_locks lead JOIN pg_locks present ON present.pid = lead.pid, hub.worker w
              WHERE ${isLock('lead', "'leader of the workers'")} AND ${isLock('present', "'process ' || w.id")}`),
    close: async () => {
      await Promise.all([...children].map(stop));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a row of pg_locks is the lock of this name, as `store/locks.ts` makes them. */
function isLock(row: string, name: string): string {
  return `${row}.locktype = 'advisory' AND ${row}.objsubid = 1 AND ${row}.granted
    AND (${row}.classid::bigint << 32 | ${row}.objid::bigint) = hashtextextended(${name}, 0)`;
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
