import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../src/store/open-store.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:start -- [--runs 5] [--idle-seconds 10]
// Goal G13: the hub is ready within 400 ms against an existing database and rests at 120 MB at most. Measured from the start of the
// process to the first answer over HTTP, once where the embedded server has to be started and once where the database runs already.
// The hub is started as `npm start` does it, from its start bundle, and once more from its sources, as the first start of a checkout is.
// The reference is a bare Node program that connects to the same database and listens.

const runs = Number(option('runs', '5'));
const idleSeconds = Number(option('idle-seconds', '10'));
const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Started {
  readonly milliseconds: number;
  readonly rssMb: number;
}

/** Starts a program that prints an address, waits for its first answer, lets it rest, and stops it. */
async function start(args: readonly string[], rest: number): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  await fetch(`${url}/`).then((answer) => answer.arrayBuffer());
  const milliseconds = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, rest * 1000));
  const rssMb = rssOf(child.pid ?? 0);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return { milliseconds, rssMb };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`It ended with code ${code}: ${text}`)));
  });
}

/** Resident memory in MB of a million bytes (proc(5), VmRSS). */
function rssOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return (Number(line?.[1] ?? 0) * 1024) / 1e6;
}

const bare = `
import { createServer } from 'node:http';
import pg from 'pg';
const client = new pg.Client(JSON.parse(process.argv[2]));
await client.connect();
await client.query('SELECT 1');
createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1', function () {
  console.log('http://127.0.0.1:' + this.address().port);
});
`;

function print(title: string, figures: readonly Started[]): void {
  const times = medianAndWorst(
    figures.map(({ milliseconds }) => milliseconds),
    'most',
  );
  const memory = medianAndWorst(
    figures.map(({ rssMb }) => rssMb),
    'most',
  );
  process.stdout.write(`  ${title.padEnd(34)} ready after ${times} ms, at rest ${memory} MB\n`);
}

async function repeat(args: readonly string[]): Promise<readonly Started[]> {
  const figures = [];
  for (let run = 0; run < runs; run += 1) figures.push(await start(args, run === 0 ? idleSeconds : 2));
  return figures;
}

process.stdout.write(`${runs} run(s), at rest after ${idleSeconds} s in the first and 2 s in the others, ${describeMachine()}\n`);
const dataDir = mkdtempSync(join(tmpdir(), 'sundog-bench-'));
// Beside this file, so that it finds the packages of this project.
const bareFile = join(import.meta.dirname, `.bare-${process.pid}.mjs`);
const options = ['serve', '--port', '0', '--data-dir', dataDir];
const serve = [program('../bin/start.mjs'), ...options];
const serveSources = [program('../src/main.ts'), ...options];
try {
  writeFileSync(bareFile, bare);
  execFileSync(process.execPath, [program('../bin/build-start-bundle.ts')]);
  // They make the database, and the cache of compiled code.
  for (const args of [serve, serveSources]) await start(args, 2);
  print('hub, embedded server to be started', await repeat(serve));
  const store = await openStore({
    dataDir,
    databaseUrl: null,
    key: readFileSync(join(dataDir, 'secret.key')),
    rolePrefix: 'sundog',
    say: () => undefined,
  });
  try {
    print('hub, database running', await repeat(serve));
    print('hub from its sources, the same', await repeat(serveSources));
    print('reference: bare Node and driver', await repeat([bareFile, JSON.stringify(store.access.configFor('app'))]));
  } finally {
    await store.close();
  }
} finally {
  rmSync(bareFile, { force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
