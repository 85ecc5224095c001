import { type DatabaseAccess, withClient } from './access.ts';
import { migrate } from './migrate.ts';
import { tuneRawStorage } from './raw-storage.ts';

/**
 * Brings a database to where the hub can work with it: migrations, how raw answers are kept, then the roles for users' SQL of workspaces that have none.
 * @param say told when there is something to do
 */
export async function prepareDatabase(access: DatabaseAccess, say: (text: string) => void): Promise<void> {
  await withClient(access.configFor('owner'), async (owner) => {
    const applied = await migrate(owner, {
      roles: access.roles,
      onPending: (count) => say(`Bringing the database up to date: ${count} ${count === 1 ? 'migration' : 'migrations'}.\n`),
    });
    const without = await owner.query<{ id: number }>(
      `SELECT w.id FROM hub.workspace w WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = $1 || '_w' || w.id) ORDER BY w.id`,
      [access.roles.query],
    );
    if (applied.length > 0) await tuneRawStorage(access);
    if (without.rows.length > 0) await access.addQueryRoles(without.rows.map(({ id }) => id));
  });
}
