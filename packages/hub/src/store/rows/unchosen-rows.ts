import type { Db } from '../database.ts';

/** Forgets everything that the sync knows of entities of a connection, as if it had never read them. Their mirror rows are not touched. */
export async function forgetEntities(db: Db, connectionId: number, entities: readonly string[]): Promise<void> {
  await db.client.query(
    `DELETE FROM hub.sync_seen WHERE pass_id IN (SELECT id FROM hub.sync_pass WHERE connection_id = $1 AND entity = ANY ($2))`,
    [connectionId, entities],
  );
  for (const table of ['sync_pass', 'sync_state', 'sync_parent', 'sync_issue', 'sync_note'])
    await db.client.query(`DELETE FROM hub.${table} WHERE connection_id = $1 AND entity = ANY ($2)`, [connectionId, entities]);
}
