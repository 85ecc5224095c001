import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../src/foundation/secret.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { type DatabaseAccess, openClient, withClient } from '../../src/store/access.ts';
import { migrate, readMigrationStates } from '../../src/store/migrate.ts';
import { joinDatabase, openStore } from '../../src/store/open-store.ts';
import { startSundog, sundog } from '../run-sundog.ts';
import { compareWithOracle, noDifference } from '../sync/evidence.ts';

/** The newest migration of the version before. */
const previous = 44;
const chosen = ['client', 'site', 'ticket', 'action'];

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 5, world: { clients: 30, tickets: 60, assets: 10 } });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-upgrade-${process.pid}-`));
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const options = async () => {
  const { bytes } = await loadSecretKey(null, dataDir);
  return { dataDir, databaseUrl: null, key: bytes, rolePrefix: 'sundog', say: () => undefined };
};

/** A connection and its mirror as the version before wrote them, by SQL of then: a ticket that HaloPSA has no longer among those that it has. */
async function fillAsBefore(access: DatabaseAccess): Promise<void> {
  const { bytes } = await loadSecretKey(null, dataDir);
  await withClient(access.configFor('app'), async (app) => {
    await app.query(`SELECT set_config('sundog.workspace_id', '1', false)`);
    await app.query(
      `INSERT INTO hub.connection (name, url, resource_server, auth_server, tenant, client_id, scopes, allow_private_hosts, entities,
                                   requests_per_window, state)
       VALUES ('halo', $1, $2, $3, $4, $5, '{all}', $6, $7, 100000, 'passed')`,
      [
        sandbox.url,
        sandbox.resourceServer,
        sandbox.authServer,
        sandbox.tenant,
        sandbox.clientId,
        [new URL(sandbox.url).host],
        chosen,
      ],
    );
    const place = { workspaceId: 1, connectionId: 1, field: 'secret' };
    const { ciphertext, keyId } = makeVault(bytes).seal(new Secret(sandbox.clientSecret), place);
    await app.query(`INSERT INTO hub.connection_secret (connection_id, field, ciphertext, key_id) VALUES (1, 'secret', $1, $2)`, [
      ciphertext,
      keyId,
    ]);
    const raws = [...sandbox.oracle.snapshot('ticket')].map((row) => JSON.stringify({ ...row, summary: 'As it was then' }));
    await app.query(
      `INSERT INTO mirror.ticket (connection_id, id, summary, raw, synced_at)
       SELECT 1, (r ->> 'id')::bigint, r ->> 'summary', r, now() - interval '9 days' FROM unnest($1::json[]) AS r`,
      [[...raws, JSON.stringify({ id: 999_999, summary: 'Gone since' })]],
    );
    await app.query(`INSERT INTO hub.sync_state (connection_id, entity, state, is_complete) VALUES (1, 'ticket', 'done', true)`);
  });
}

it('killed in the middle of its migrations, an upgrade goes on, and a sync afterwards holds what HaloPSA holds', async () => {
  const { access, leave } = await joinDatabase(await options());
  const owner = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient(access.configFor('owner'), work);
  await owner((client) => migrate(client, { roles: access.roles, upTo: previous }));
  await fillAsBefore(access);
  const all = (await owner((client) => readMigrationStates(client))).length;

  // A migration that has to change the table of tickets stands still there, and is killed.
  const holder = await openClient(access.configFor('owner'));
  await holder.query('BEGIN; LOCK TABLE mirror.ticket IN ACCESS EXCLUSIVE MODE');
  const upgrade = startSundog(['migrate', '--data-dir', dataDir]);
  const isStuck = async () =>
    (await holder.query(`SELECT FROM pg_locks WHERE relation = 'mirror.ticket'::regclass AND NOT granted`)).rows.length > 0;
  for (let waited = 0; !(await isStuck()); waited += 20) {
    if (waited > 30_000) throw new Error('No migration came to the table of tickets.');
    await delay(20);
  }
  upgrade.child.kill('SIGKILL');
  await upgrade.ended;
  await holder.query('ROLLBACK');
  await holder.end();
  const applied = (await owner((client) => readMigrationStates(client))).filter(({ appliedAt }) => appliedAt !== null);
  console.info(`killed with ${applied.length} of ${all} migrations applied`);
  expect(applied.length).toBeLessThan(all);
  await leave();

  const synced = await sundog(['sync', '--full', '--json', '--data-dir', dataDir]);
  expect(synced).toMatchObject({ code: 0, said: expect.stringContaining('Bringing the database up to date') });
  expect(await sundog(['sync', '--histories', '--data-dir', dataDir])).toMatchObject({ code: 0 });

  const store = await openStore(await options());
  try {
    const query = async <T extends object>(sql: string, values: readonly unknown[] = []) =>
      (await store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;
    for (const entity of chosen)
      expect([entity, await compareWithOracle({ sandbox, query, connectionId: 1 }, entity)]).toEqual([entity, noDifference]);
    expect(await query('SELECT id FROM mirror.ticket WHERE deleted_at IS NOT NULL')).toEqual([{ id: 999_999 }]);
  } finally {
    await store.close();
  }
}, 300_000);
