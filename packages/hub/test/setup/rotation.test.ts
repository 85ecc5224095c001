import { randomBytes } from 'node:crypto';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../../src/entry/house.ts';
import type { Hub } from '../../src/entry/hub.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { untilStruck } from '../sync/evidence.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { wish } from './make-setup.ts';

const pages = 20;
const newSecret = 'the-new-secret-of-this-application';

let sandbox: Sandbox;
let database: TestDatabase;
let hub: Hub;
let house: House;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 7, world: { tickets: pages * 100 - 1 } });
  database = await createTestDatabase();
  const key = { bytes: randomBytes(32), file: null, isNew: false };
  house = openHouse(
    { dataDir: '/nowhere', settings: readSettings({}), key, log: openLog({ level: 'silent' }), store: database.store },
    '0.0.0',
  );
  hub = house.main;
  const connected = await hub.connect(
    wish(sandbox.url, {
      name: 'halo',
      clientId: sandbox.clientId,
      secret: new Secret(sandbox.clientSecret),
      entities: ['client', 'ticket'],
      saveWith: 'warnings',
    }),
  );
  expect(connected.saved).toBe(true);
});
afterEach(async () => {
  await house.close();
  await sandbox.close();
  await database.close();
});

const query = async <T extends object>(sql: string) =>
  (await database.store.inWorkspace(1, (db) => db.client.query<T>(sql))).rows;
/** From now on HaloPSA knows this secret and no other; tokens that were given go on. */
const haloHas = (clientSecret: string) => sandbox.control.setPermissions({ application: { clientSecret } });
const everyPageOnce = Array.from({ length: pages }, (_, index) => index + 1);

describe('while a sync runs', () => {
  it('a rotation does not touch it: it goes on, asks for its next token with the new secret', async () => {
    const drip = { bytes: 30_000, everyMs: 200 };
    for (const page of everyPageOnce) sandbox.control.addFault({ match: { entity: 'ticket', page }, fault: 'drip', args: drip });
    let isRunning = true;
    const run = hub.sync({ connection: 'halo', full: true }).finally(() => {
      isRunning = false;
    });
    await untilStruck(sandbox);
    haloHas(newSecret);
    const rotated = await hub.rotateSecret({ connection: 'halo', secret: new Secret(newSecret), saveWith: 'warnings' });
    expect(rotated.saved).toBe(true);
    expect(isRunning).toBe(true);
    sandbox.control.clearFaults();
    // Somebody else takes the client of the connection as it is now, and the running sync loses its token.
    await hub.sync({ connection: 'halo', record: { entity: 'client', id: 1 } });
    sandbox.control.clearRequests();
    sandbox.control.invalidateTokens();
    expect((await run).outcome).toBe('complete');
    // The running client itself asked with the new secret: no sign-in was refused, nothing had to begin again.
    const signIns = sandbox.control.requests().filter(({ path }) => path.includes('token'));
    expect(signIns.map(({ status }) => status)).toEqual([200]);
    expect(await query(`SELECT count(*)::int AS n FROM mirror.ticket`)).toEqual([{ n: pages * 100 - 1 }]);
  }, 90_000);

  it('a secret that was given ahead of time takes over when HaloPSA refuses the one in use, at the checkpoint', async () => {
    await hub.keepNextSecret({ connection: 'halo', secret: new Secret(newSecret), expiresAt: new Date('2031-01-31') });
    const before = (await hub.sync({ connection: 'halo', only: ['client'] })).outcome;
    expect(before).toBe('complete');
    haloHas(newSecret);
    sandbox.control.clearRequests();
    sandbox.control.addFault({ match: { entity: 'ticket', page: 9 }, fault: 'token-invalidated', times: 1 });
    expect((await hub.sync({ connection: 'halo', full: true })).outcome).toBe('complete');
    // A page whose token was refused is asked for again; none that was read is.
    const good = sandbox.control
      .requests()
      .filter(({ path, status, query: { page_no: page } }) => path === 'tickets' && status === 200 && page !== undefined)
      .map(({ query: { page_no: page } }) => Number(page));
    expect(good.toSorted((a, b) => a - b)).toEqual(everyPageOnce);
    expect(await query(`SELECT field, expires_at FROM hub.connection_secret`)).toEqual([
      { field: 'secret', expires_at: new Date('2031-01-31') },
    ]);
    expect((await query<{ verb: string }>(`SELECT verb FROM hub.audit_event ORDER BY id`)).map(({ verb }) => verb)).toEqual([
      'connection.connect',
      'connection.keep-next-secret',
      'connection.use-next-secret',
    ]);
  }, 90_000);
});

it('keeps the one in use while the one given ahead of time is not in force', async () => {
  await hub.keepNextSecret({ connection: 'halo', secret: new Secret(newSecret) });
  expect((await hub.sync({ connection: 'halo', only: ['client'] })).outcome).toBe('complete');
  expect(
    (await query<{ field: string }>(`SELECT field FROM hub.connection_secret ORDER BY field`)).map(({ field }) => field),
  ).toEqual(['next-secret', 'secret']);
});

it('says that the secret stopped working where no other one is stored', async () => {
  await hub.sync({ connection: 'halo', only: ['client'] });
  haloHas(newSecret);
  sandbox.control.invalidateTokens();
  await expect(hub.sync({ connection: 'halo', only: ['client'] })).rejects.toMatchObject({ code: 'credentials-stopped-working' });
});

it('forgets the old day when a new secret comes without one', async () => {
  await hub.setSecretExpiry({ connection: 'halo', expiresAt: new Date('2031-01-31') });
  expect(await query(`SELECT expires_at FROM hub.connection_secret`)).toEqual([{ expires_at: new Date('2031-01-31') }]);
  await hub.rotateSecret({ connection: 'halo', secret: new Secret(sandbox.clientSecret), saveWith: 'warnings' });
  expect(await query(`SELECT expires_at FROM hub.connection_secret`)).toEqual([{ expires_at: null }]);
});
