import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningPeer, tacticalRmmPeer } from '@sundog/connectors/peers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, openInstallation } from '../../src/entry/open-installation.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { sundog } from '../run-sundog.ts';

let dataDir: string;
/** Holds the database, so that no command has to start it. */
let installation: Installation;
let peer: RunningPeer;
const secret = tacticalRmmPeer.settings['apiKey'] ?? '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-sources-${process.pid}-`));
  installation = await openInstallation(readSettings({}), { dataDir, say: () => undefined, migrate: true });
  peer = await RunningPeer.start(tacticalRmmPeer);
  const at = 'https://halo.example';
  await installation.store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'halo', url: at, resourceServer: at, authServer: at, tenant: null, clientId: 'x' }),
  );
});
afterAll(async () => {
  await peer.stop();
  await installation.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (args: readonly string[], given?: string) =>
  sundog(['source', ...args, '--data-dir', dataDir], given === undefined ? {} : { SUNDOG_SOURCE_SECRET: given });

it('adds a tool on a private address, checks, reads, shows, changes and removes it, and never shows its secret', {
  timeout: 400_000,
}, async () => {
  expect(await run(['list'])).toMatchObject({ code: 0, said: expect.stringContaining('No source yet') });
  const add = ['add', 'rmm', '--connector', 'tactical-rmm', '--set', `address=${peer.origin}`];
  expect(await run(add)).toMatchObject({ code: 1, said: expect.stringContaining('SUNDOG_SOURCE_SECRET') });
  expect(await run(add, secret)).toMatchObject({ code: 1, said: expect.stringContaining('--allow-host') });
  expect(await run([...add, '--allow-host'], secret)).toMatchObject({ code: 0, out: expect.stringContaining('is added') });
  const check = await run(['check', 'rmm']);
  expect(check.out).toContain('companies: may be read');
  expect(check.code).not.toBe(1);
  const ingest = await run(['ingest', 'rmm', '--json']);
  expect(ingest.code).toBe(0);
  expect(JSON.parse(ingest.out).streams).toMatchObject([
    { stream: 'company', state: 'complete' },
    { stream: 'device', state: 'complete' },
    { stream: 'licence-count', state: 'complete' },
    { stream: 'alert', state: 'complete' },
  ]);
  const show = await run(['show', 'rmm']);
  expect(show).toMatchObject({ code: 0, out: expect.stringMatching(/apiKey: \*\*\*[\s\S]*company\s+\d/) });
  expect(await run(['edit', 'rmm', '--rename', 'tactical', '--gone-after', '7', '--pause'])).toMatchObject({ code: 0 });
  expect(JSON.parse((await run(['list', '--json'])).out)).toMatchObject([
    { name: 'tactical', goneAfterDays: 7, pausedAt: expect.any(String) },
  ]);
  expect(await run(['remove', 'tactical'])).toMatchObject({ code: 1, said: expect.stringContaining('--keep-records') });
  expect(await run(['remove', 'tactical', '--delete-records'])).toMatchObject({ code: 0 });
  expect(check.out + ingest.out + show.out).not.toContain(secret);
  expect(await readFile(join(dataDir, 'logs', 'sundog.log'), 'utf8').catch(() => '')).not.toContain(secret);
});

it('reads a file, and says what to look at by its exit code', { timeout: 400_000 }, async () => {
  const file = join(dataDir, 'customers.csv');
  await writeFile(file, 'Number,Customer\n1,Alder\n,Nobody\n');
  const add = ['add', 'list', '--connector', 'file', '--set', 'rows=companies', '--set', 'columns.companyId=Number'];
  expect(await run([...add, '--set', 'columns.companyName=Customer'])).toMatchObject({ code: 0 });
  expect(await run(['ingest', 'list', '--file', join(dataDir, 'absent.csv')])).toMatchObject({ code: 1 });
  await writeFile(file, 'Number,Customer\n1,Alder\n1,Again\n');
  expect(await run(['ingest', 'list', '--file', file])).toMatchObject({ code: 2, out: expect.stringContaining('1 refused') });
  expect(await run(['list'])).toMatchObject({ code: 2 });
});
