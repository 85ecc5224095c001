import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('commits what the work did', async () => {
  await database.store.inWorkspace(1, (db) =>
    db.query
      .insertInto('hub.connection')
      .values({ name: 'kept', url: 'https://halo.example', resource_server: 'r', auth_server: 'a', client_id: 'c' })
      .execute(),
  );
  const found = await database.store.inWorkspace(1, (db) => db.client.query('SELECT id, workspace_id, name FROM hub.connection'));
  expect(found.rows).toEqual([{ id: 1, workspace_id: 1, name: 'kept' }]);
});
