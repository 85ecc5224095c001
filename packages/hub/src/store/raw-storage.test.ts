import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { withClient } from './access.ts';
import { tuneRawStorage } from './raw-storage.ts';
import { insertConnection } from './rows/connection-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('keeps raw answers uncompressed or by lz4, never by pglz', async () => {
  const { store } = database;
  await store.inWorkspace(1, async (db) => {
    const { id } = await insertConnection(db, { name: 'c', url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'c' });
    await db.client.query(
      `INSERT INTO mirror.client (connection_id, id, raw, synced_at)
       SELECT $1, n, json_build_object('text', repeat('compressible ', 300 * n)), now() FROM generate_series(1, 4) AS n`,
      [id],
    );
    const kept = await db.client.query<{ how: string | null; size: number; id: number }>(
      'SELECT id, pg_column_compression(raw) AS how, pg_column_size(raw) AS size FROM mirror.client ORDER BY id',
    );
    expect(kept.rows.map(({ how }) => how).every((how) => how === null || how === 'lz4')).toBe(true);
    if (kept.rows[0]?.how === null) expect(kept.rows.every(({ id, size }) => size > 3900 * id)).toBe(true);
  });
});

it('changes nothing where all is as it should be, and mends what is not', async () => {
  const { access } = database.store;
  expect(await tuneRawStorage(access)).toBe(0);
  await withClient(access.configFor('owner'), (owner) => owner.query('ALTER TABLE mirror.client ALTER raw SET STORAGE MAIN'));
  expect(await tuneRawStorage(access)).toBe(1);
  expect(await tuneRawStorage(access)).toBe(0);
});
