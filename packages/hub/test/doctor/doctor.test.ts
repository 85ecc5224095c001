import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diagnose } from '../../src/entry/doctor-door.ts';
import type { House } from '../../src/entry/house.ts';
import type { Hub } from '../../src/entry/hub.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import type { Installation } from '../../src/entry/open-installation.ts';
import { openLog } from '../../src/foundation/log.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { wish } from '../setup/make-setup.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

let sandbox: Sandbox;
let database: TestDatabase;
let installation: Installation;
let hub: Hub;
let house: House;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 7 });
  // Its history ends on a day of its own; here it is to have the same time as everybody.
  sandbox.control.setClock(Date.now());
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sundog-doctor-'));
  installation = {
    dataDir: folder,
    settings: readSettings({}),
    key: await loadSecretKey(null, folder),
    log: openLog({ level: 'silent' }),
    store: database.store,
  };
  house = openHouse(installation, '0.0.0');
  hub = house.main;
  await hub.connect(
    wish(sandbox.url, {
      name: 'halo',
      clientId: sandbox.clientId,
      secret: new Secret(sandbox.clientSecret),
      entities: ['client'],
      saveWith: 'warnings',
    }),
  );
  await hub.sync({ connection: 'halo' });
  await hub.watch.look('halo');
}, 90_000);
afterAll(async () => {
  await house.close();
  await sandbox.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const query = (sql: string, values: readonly unknown[] = []) =>
  database.store.inWorkspace(1, (db) => db.client.query(sql, [...values]));
/** The server of tests is not durable, and doctor says so; that is looked at elsewhere. */
const look = async () => (await diagnose(installation)).filter(({ name }) => name !== 'durability');
const wrong = async () => (await look()).filter(({ outcome }) => outcome !== 'ok');

it('finds nothing where all is well, and says what it looked at', async () => {
  expect(await wrong()).toEqual([]);
  const names = (await look()).map(({ name }) => name);
  for (const name of ['database', 'secret-key', 'processes', 'sign-in', 'flows', 'issues', 'budget', 'database-clock'])
    expect(names).toContain(name);
});

it('tells a HaloPSA whose clock is another', async () => {
  sandbox.control.advanceClock(10 * 60_000);
  const sentence = expect.stringMatching(/halo" is (?:9 min 5\d s|10 min(?: \d s)?) ahead of this machine's/);
  expect(await wrong()).toEqual([expect.objectContaining({ name: 'halo-clock', outcome: 'warn', sentence })]);
  sandbox.control.setClock(Date.now());
});

it('names everything that is wrong at once, worst first, each with its remedy', async () => {
  const [{ id = 0 } = {}] = await hub.listConnections();
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await query('UPDATE hub.flow_beat SET at = $1', [ago(9)]);
  await query(`UPDATE hub.sync_state SET last_success_at = $1`, [ago(9)]);
  await query(`UPDATE hub.connection_secret SET expires_at = $1`, [ago(-5)]);
  await query(
    `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, first_seen, last_seen) VALUES
      ($1, 'ticket', 'entity', 'ticket', 'not-permitted', 's', now(), now()), ($1, 'client', 'row', '7', 'bad', 's', now(), now())`,
    [id],
  );
  await query(
    `INSERT INTO hub.xray_finding (connection_id, kind, right_id, sentence, first_seen, last_seen)
     VALUES ($1, 'lost-right', 'r', 'It lost Tickets.', now(), now())`,
    [id],
  );
  await query(`UPDATE hub.request_budget SET learned_limit = 60, learned_from = 100000, learned_at = now()`);
  sandbox.control.setPermissions({ application: { clientSecret: 'another' } });
  const found = await wrong();
  expect(found.map(({ name, outcome }) => `${outcome} ${name}`)).toEqual([
    'fail processes',
    'fail sign-in',
    'fail flows',
    'warn flows',
    'warn lost-rights',
    'warn refused-entities',
    'warn quarantine',
    'warn budget',
  ]);
  expect(found.every(({ remedy }) => remedy !== null && remedy !== '')).toBe(true);
  expect(found[0]?.sentence).toMatch(/^The schedule has not run since .*9 days ago/);
  expect(JSON.stringify(found)).not.toContain(sandbox.clientSecret);
});

it('says that a secret cannot be opened, and goes on with the rest', async () => {
  await query(`UPDATE hub.connection_secret SET key_id = '00000000'`);
  const found = await wrong();
  expect(found).toContainEqual(expect.objectContaining({ name: 'sign-in', sentence: expect.stringContaining('another key') }));
  expect(found.map(({ name }) => name)).toContain('quarantine');
});
