import { spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createHalo, unlimitedBudget } from '@sundog/halo';
import { entities } from '../src/catalog/entities/index.ts';
import { syncConnection } from '../src/features/sync/sync-connection.ts';
import { systemClock } from '../src/foundation/clock.ts';
import type { Store } from '../src/store/database.ts';
import { insertConnection } from '../src/store/rows/connection-rows.ts';
import { type CpuSeconds, cpuPerRow, readCpuSeconds } from './cpu-time.ts';
import { copyStraight, insertRowByRow } from './references.ts';
import { openBenchStore } from './stage/bench-store.ts';

// Usage: npm run bench:sync -- [--rows 1000000] [--bytes 1800,2600] [--runs 1] [--references on|off]
// Syncs the tickets of the scenario large into a new embedded PostgreSQL, the sandbox in a process of its own, and prints rows/s and
// RSS beside a row-by-row INSERT and a plain COPY of the same rows in the same run (goals G1 and G2).

const workspaceId = 1;
const option = (name: string, fallback: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return (at > 0 ? process.argv[at + 1] : undefined) ?? fallback;
};
const rows = Number(option('rows', '1000000'));
const sizes = option('bytes', '1800,2600').split(',').map(Number);
const runs = Number(option('runs', '1'));
const hasReferences = option('references', 'on') !== 'off';

interface Figures {
  readonly sync: number;
  readonly again: number;
  readonly syncCpu: CpuSeconds;
  readonly againCpu: CpuSeconds;
  readonly written: number;
  readonly againWritten: number;
  readonly walMb: number;
  readonly rssMb: number;
  readonly rowByRow: number;
  readonly copy: number;
}

async function startSandboxProcess(bytes: number) {
  const bin = fileURLToPath(import.meta.resolve('@sundog/sandbox/bin'));
  const args = [
    '--port',
    '0',
    '--scenario',
    'large',
    '--seed',
    '7',
    '--rate-limit',
    'off',
    '--ticket-row-bytes',
    String(bytes),
    '--tickets',
    String(rows),
  ];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bin, ...args], {
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
  const ready = JSON.parse(line) as Record<
    'url' | 'resourceServer' | 'authServer' | 'tenant' | 'clientId' | 'clientSecret',
    string
  >;
  return { ...ready, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') };
}

/** The process of one session of the database, which stays in the pool. */
async function sessionPidOf(store: Store): Promise<number> {
  return store.inWorkspace(workspaceId, async (db) => {
    const read = await db.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return read.rows[0]?.pid ?? 0;
  });
}

async function walPosition(store: Store): Promise<number> {
  return store.inWorkspace(workspaceId, async (db) => {
    const read = await db.client.query<{ bytes: string }>(`SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS bytes`);
    return Number(read.rows[0]?.bytes ?? 0);
  });
}

async function measure(bytes: number): Promise<Figures> {
  const sandbox = await startSandboxProcess(bytes);
  const { store, remove } = await openBenchStore();
  const address = { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant };
  const halo = createHalo({
    address,
    credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
    scopes: ['all'],
    budget: unlimitedBudget(),
    network: { allowPrivateHosts: [new URL(sandbox.url).host] },
  });
  let rss = 0;
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage().rss);
  }, 200);
  try {
    const connection = await store.inWorkspace(workspaceId, (db) =>
      insertConnection(db, { name: 'bench', url: sandbox.url, ...address, clientId: sandbox.clientId }),
    );
    const deps = { store, halo, clock: systemClock, workspaceId, entities };
    const request = { connectionId: connection.id, chosen: null, only: ['ticket'], full: true };
    const sides = { sandboxPid: sandbox.pid, sessionPid: await sessionPidOf(store) };
    const cpuAtStart = readCpuSeconds(sides);
    const first = await syncConnection(deps, request);
    const cpuBetween = readCpuSeconds(sides);
    const rssMb = rss / 1e6;
    const walBefore = await walPosition(store);
    const again = await syncConnection(deps, request);
    const cpuAtEnd = readCpuSeconds(sides);
    const walMb = ((await walPosition(store)) - walBefore) / 1e6;
    clearInterval(watch);
    const rowByRow = hasReferences ? await insertRowByRow(store, halo, 5_000) : 0;
    const copy = hasReferences ? await copyStraight(store, halo, Math.min(rows, 200_000)) : 0;
    return {
      sync: first.rowsRead / first.seconds,
      again: again.rowsRead / again.seconds,
      syncCpu: cpuPerRow(cpuAtStart, cpuBetween, first.rowsRead),
      againCpu: cpuPerRow(cpuBetween, cpuAtEnd, again.rowsRead),
      written: first.rowsWritten,
      againWritten: again.rowsWritten,
      walMb,
      rssMb,
      rowByRow,
      copy,
    };
  } finally {
    clearInterval(watch);
    await halo.close();
    await store.close();
    sandbox.stop();
    remove();
  }
}

function medianAndWorst(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const round = (value: number) => Math.round(value).toLocaleString('en');
  return sorted.length === 1 ? round(median) : `${round(median)} (worst ${round(sorted[0] ?? 0)})`;
}

function references(figures: readonly Figures[]): readonly string[] {
  return [
    `  reference: row by row    ${medianAndWorst(figures.map(({ rowByRow }) => rowByRow))} rows/s`,
    `  reference: plain COPY    ${medianAndWorst(figures.map(({ copy }) => copy))} rows/s`,
  ];
}

/** What a row cost each side, which does not depend on what else the machine does at the time. */
function describeCpu({ hub, sandbox, postgres }: CpuSeconds): string {
  const sum = hub + sandbox + postgres;
  return `${sum.toFixed(1)} µs of CPU per row (hub ${hub.toFixed(1)}, sandbox ${sandbox.toFixed(1)}, PostgreSQL ${postgres.toFixed(1)})`;
}

process.stdout.write(
  `${rows.toLocaleString('en')} tickets, ${runs} run(s), ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
for (const bytes of sizes) {
  const figures: Figures[] = [];
  for (let run = 0; run < runs; run += 1) figures.push(await measure(bytes));
  const last = figures.at(-1);
  process.stdout.write(
    [
      `\n${bytes} bytes a row`,
      `  sync                     ${medianAndWorst(figures.map(({ sync }) => sync))} rows/s, ${last?.written.toLocaleString('en')} rows written`,
      ...(last ? [`                           ${describeCpu(last.syncCpu)}`] : []),
      `  unchanged, read again    ${medianAndWorst(figures.map(({ again }) => again))} rows/s, ${last?.againWritten} rows written, ${last?.walMb.toFixed(1)} MB WAL`,
      ...(last ? [`                           ${describeCpu(last.againCpu)}`] : []),
      `  RSS of the hub, highest  ${Math.round(Math.max(...figures.map(({ rssMb }) => rssMb)))} MB`,
      ...(hasReferences ? references(figures) : []),
      '',
    ].join('\n'),
  );
}
