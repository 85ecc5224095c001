import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, openInstallation } from '../../src/entry/open-installation.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { sundog } from '../run-sundog.ts';

let dataDir: string;
/** Holds the database, so that no command has to start it. */
let installation: Installation;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-map-${process.pid}-`));
  installation = await openInstallation(readSettings({}), { dataDir, say: () => undefined, migrate: true });
  const at = 'https://halo.example';
  await installation.store.inWorkspace(1, async (db) => {
    await insertConnection(db, { name: 'halo', url: at, resourceServer: at, authServer: at, tenant: null, clientId: 'x' });
    await db.client.query(
      `INSERT INTO mirror.client (connection_id, id, name, main_site_id, raw, synced_at)
       VALUES (1, 1, 'Kestrel Dental', 10, '{}', now()), (1, 2, 'Marrow Quarries', 20, '{}', now()), (1, 3, 'Zephyr Looms', 30, '{}', now())`,
    );
    await db.client.query(
      `INSERT INTO mirror.site (connection_id, id, client_id, name, raw, synced_at)
       VALUES (1, 10, 1, 'Main', '{}', now()), (1, 20, 2, 'Main', '{}', now()), (1, 30, 3, 'Main', '{}', now())`,
    );
  });
});
afterAll(async () => {
  await installation.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: string[]) => sundog([...args, '--data-dir', dataDir]);

it('maps a list from the command line, takes it back, and writes and reads its file', { timeout: 400_000 }, async () => {
  const list = join(dataDir, 'customers.csv');
  await writeFile(list, 'Number,Customer\n1,Kestrel Dental\n2,Marrow Quarries Ltd\n3,Tidewater Glass\n');
  const columns = ['--set', 'rows=companies', '--set', 'columns.companyId=Number', '--set', 'columns.companyName=Customer'];
  await run('source', 'add', 'list', '--connector', 'file', ...columns);
  await run('source', 'ingest', 'list', '--file', list);
  expect(await run('map', 'refresh', 'list')).toMatchObject({ code: 0, out: expect.stringContaining('2 linked') });
  const show = await run('map', 'show', 'list');
  expect(show).toMatchObject({ code: 0, out: expect.stringMatching(/company\s+0\s+0\s+1\s+2\s+0\s+0\s+3/) });
  expect(show.out).toContain('Ready to plan.');
  expect(await run('map', 'link', 'list', 'Tidewater Glass', 'Zephyr Looms')).toMatchObject({ code: 0 });
  expect(await run('map', 'ignore', 'list', '3')).toMatchObject({ code: 1, said: expect.stringContaining('--reason') });
  const file = join(dataDir, 'mapping.json');
  expect(await run('map', 'export', 'list', '--to', file)).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(file, 'utf8')).links).toHaveLength(3);
  const [act] = JSON.parse((await run('map', 'show', 'list', '--batches', '--json')).out);
  expect(await run('map', 'undo', 'list', String(act.id))).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 link changed'),
  });
  expect(await run('map', 'import', 'list', '--file', file)).toMatchObject({ code: 2, out: expect.stringContaining('added: 1') });
  expect(await run('map', 'import', 'list', '--file', file, '--apply')).toMatchObject({ code: 0 });
  const companies = JSON.parse((await run('map', 'show', 'list', '--kind', 'company', '--json')).out);
  expect(companies.rows.map(({ link }: { link: { haloKey: number } }) => link.haloKey)).toEqual([1, 2, 3]);
  expect(await run('map', 'settings', 'list', '--ask', 'company')).toMatchObject({
    code: 2,
    out: expect.stringContaining('removed: 2'),
  });
  expect(await run('map', 'unlink', 'list', 'nobody')).toMatchObject({
    code: 1,
    out: expect.stringContaining('It is not linked.'),
  });
});
