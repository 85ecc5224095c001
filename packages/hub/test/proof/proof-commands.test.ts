import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, world: { clients: 40, tickets: 10, assets: 10 } });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-proof-${process.pid}-`));
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: readonly string[]) =>
  sundog([...args, '--data-dir', dataDir], { SUNDOG_CLIENT_SECRET: sandbox.clientSecret });

it('tells what is proven by a command and to whoever queries, and lets a person confirm a loss', async () => {
  const { url, tenant, clientId } = sandbox;
  const where = ['--name', 'halo', '--url', url, '--tenant', tenant, '--client-id', clientId, '--allow-private-host'];
  await run('connect', ...where, '--save-with-warnings', '--no-sync', '--entities', 'client');
  expect(await run('proof')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing has been read') });
  await run('sync');
  const told = await run('proof');
  expect(told.out).toMatch(/^halo client \(.*\): complete: \d+ rows of \d+ records came on 1 page; Halo counts \d+\.\n$/);
  const queried = await run('query', '--json', 'SELECT entity, is_complete, method FROM hub.sync_proof');
  expect(JSON.parse(queried.out)).toMatchObject([{ entity: 'client', is_complete: true, method: 'count' }]);
  const seen = await run(
    'query',
    `SELECT hub.last_seen(connection_id, 'client', synced_at, deleted_at) FROM mirror.client LIMIT 1`,
  );
  expect(seen).toMatchObject({ code: 0 });

  const keys = [...sandbox.oracle.keys('client')].map(Number);
  for (const key of keys.slice(0, 25)) sandbox.control.edit({ entity: 'client', key, delete: true, silent: true });
  expect(await run('sync', '--full')).toMatchObject({ code: expect.any(Number) });
  const doubted = await run('proof');
  expect(doubted).toMatchObject({ code: 2, out: expect.stringMatching(/not believed.*25 did not come and are kept/) });
  const confirm = ['confirm-deletions', '--connection', 'halo', '--entity', 'client', '--why', 'moved away'];
  expect(await run(...confirm, '--gone', '24')).toMatchObject({ code: 1, said: expect.stringContaining('25 records') });
  expect(await run(...confirm, '--gone', '25')).toMatchObject({ code: 0 });
  expect((await run('proof')).out).toContain('25 were marked as deleted');
}, 480_000);
