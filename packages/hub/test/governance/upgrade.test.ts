import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { MigrationFailedError } from '../../src/store/errors/migration-failed.ts';
import { NewerDatabaseError } from '../../src/store/errors/newer-database.ts';
import { migrate, readMigrationStates } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { listConnectionRows } from '../../src/store/rows/connection-rows.ts';
import { createEmptyTestDatabase } from '../test-database.ts';

/** The newest migration of the version before. */
const previous = 44;
const own = join(import.meta.dirname, '../../src/store/migrations');

it('brings the database of the version before up to this one with every row, and refuses to go back', async () => {
  const database = await createEmptyTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sundog-upgrade-'));
  const { access } = database;
  const owner = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient(access.configFor('owner'), work);
  const { roles } = access;
  try {
    await cp(own, folder, { recursive: true });
    await owner((client) => migrate(client, { roles, upTo: previous }));
    // As the version before wrote them: no column of today is named.
    await withClient(access.configFor('app'), async (app) => {
      await app.query(`SELECT set_config('sundog.workspace_id', '1', false)`);
      await app.query(`INSERT INTO hub.connection (name, url, resource_server, auth_server, client_id)
                       VALUES ('before', 'u', 'https://r', 'https://a', 'c')`);
      await app.query(`INSERT INTO mirror.ticket (connection_id, id, summary, raw, synced_at)
                       SELECT 1, n, 'Ticket ' || n, json_build_object('id', n), now() FROM generate_series(1, 500) n`);
      await app.query(
        `INSERT INTO hub.sync_state (connection_id, entity, state, is_complete) VALUES (1, 'ticket', 'done', true)`,
      );
    });

    // A migration that dies half-way leaves the database as it was.
    await writeFile(join(folder, '9998-half.sql'), 'DELETE FROM mirror.ticket; CREATE TABLE hub.half (id int); SELECT 1/0;');
    await expect(owner((client) => migrate(client, { roles, folder }))).rejects.toBeInstanceOf(MigrationFailedError);
    const half = await owner((client) => client.query(`SELECT to_regclass('hub.half') AS half`));
    expect(half.rows).toEqual([{ half: null }]);

    expect(await owner((client) => migrate(client, { roles }))).toEqual([]);
    const states = await owner((client) => readMigrationStates(client));
    expect(states.every(({ appliedAt }) => appliedAt !== null)).toBe(true);
    const store = openDatabase(access);
    try {
      await store.inWorkspace(1, async (db) => {
        expect(await listConnectionRows(db)).toMatchObject([{ name: 'before', noTicketText: false }]);
        const tickets = await db.client.query('SELECT count(*) AS rows, max(summary) AS last FROM mirror.ticket');
        expect(tickets.rows).toEqual([{ rows: 500, last: 'Ticket 99' }]);
        expect((await db.client.query('SELECT state, is_complete FROM hub.sync_state')).rows).toEqual([
          { state: 'done', is_complete: true },
        ]);
      });
    } finally {
      await store.close();
    }

    await writeFile(join(folder, '9998-half.sql'), 'CREATE TABLE hub.tomorrow (id int)');
    await owner((client) => migrate(client, { roles, folder }));
    await expect(owner((client) => migrate(client, { roles }))).rejects.toBeInstanceOf(NewerDatabaseError);
  } finally {
    await rm(folder, { recursive: true });
    await database.close();
  }
});
