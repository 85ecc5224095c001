import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../program.ts';
import { sundog } from '../run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;
let port: number;
let child: ChildProcess | null = null;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 7, world: { tickets: 60 } });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-hooks-${process.pid}-`));
  port = await freePort();
  const connected = await sundog(
    ['connect', '--name', 'halo', '--url', sandbox.url, '--client-id', sandbox.clientId, '--allow-private-host'].concat(
      ['--save-with-warnings', '--request-limit', '100000', '--no-sync', '--sync-every', '0', '--entities', 'ticket,webhook'],
      ['--data-dir', dataDir],
    ),
    { SUNDOG_CLIENT_SECRET: sandbox.clientSecret },
  );
  expect(connected).toMatchObject({ said: expect.stringContaining('Saved as "halo"') });
  await sundog(['sync', '--data-dir', dataDir]);
}, 120_000);
afterAll(async () => {
  await end('SIGTERM');
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill(signal);
  await ended;
}

async function serve(): Promise<void> {
  child = spawn(process.execPath, [...program, 'serve', '--port', String(port), '--data-dir', dataDir], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  for (let waited = 0; waited < 60_000; waited += 50) {
    const health = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (health?.ok) return;
    await delay(50);
  }
  throw new Error('It does not serve.');
}

async function query<T>(sql: string): Promise<readonly T[]> {
  return JSON.parse((await sundog(['query', '--json', sql, '--data-dir', dataDir])).out) as T[];
}

it('loses no delivery that it said 200 to when it is killed before it has read the record', { timeout: 240_000 }, async () => {
  const refused = await sundog(['webhook', 'create', '--data-dir', dataDir]);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('SUNDOG_PUBLIC_URL') });
  const publicUrl = `http://127.0.0.1:${port}`;
  const created = await sundog(['webhook', 'create', '--json', '--data-dir', dataDir], { SUNDOG_PUBLIC_URL: publicUrl });
  const hook = JSON.parse(created.out) as { url: string; username: string; secret: string };
  const made = sandbox.control.edit({
    entity: 'webhook',
    changes: {
      name: 'Sundog',
      url: hook.url,
      content_type: 'application/json',
      authentication_type: 1,
      basic_username: hook.username,
      basic_password: hook.secret,
      active: true,
    },
  });
  await serve();
  // HaloPSA holds every record back, so that nothing can be read before the end.
  sandbox.control.addFault({ match: { path: '^tickets/' }, fault: 'stall', times: 1000 });
  for (let id = 1; id <= 40; id += 1)
    sandbox.control.edit({ entity: 'ticket', key: id, changes: { summary: `before the end ${id}` } });
  await sandbox.control.deliveriesSettled();
  await end('SIGKILL');
  const answered = [...sandbox.oracle.snapshot('webhook-event')].filter(
    (row) => row['webhook_id'] === made?.['id'] && row['responsestatus'] === 200,
  ).length;
  expect(answered).toBeGreaterThanOrEqual(40);
  const kept = await query<{ kept: number; waiting: number }>(
    "select count(*)::int as kept, count(*) filter (where state = 'received')::int as waiting from hub.webhook_delivery",
  );
  expect(kept).toEqual([{ kept: answered, waiting: answered }]);
  sandbox.control.clearFaults();
  await serve();
  const newest = "select count(*)::int as rows from mirror.ticket where summary like 'before the end %'";
  let rows = 0;
  for (let waited = 0; rows < 40 && waited < 30; waited += 1) {
    [{ rows } = { rows: 0 }] = await query<{ rows: number }>(newest);
    if (rows < 40) await delay(1_000);
  }
  expect(rows).toBe(40);
  const listed = await sundog(['webhook', 'list', '--json', '--data-dir', dataDir]);
  expect(JSON.parse(listed.out)).toMatchObject([{ name: 'halo', received: 0, read: answered, failed: 0 }]);
  expect(listed.out).not.toContain(hook.secret);
});
