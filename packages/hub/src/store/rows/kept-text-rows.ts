import type { Db } from '../database.ts';

/** The text of a row that was set aside. */
export interface KeptTextRow {
  readonly id: number;
  /** Table name. */
  readonly entity: string;
  readonly raw: string;
}

/** Every text that a connection has set aside. */
export async function listKeptTexts(db: Db, connectionId: number): Promise<readonly KeptTextRow[]> {
  const listed = await db.client.query<KeptTextRow>(
    'SELECT id, entity, raw FROM hub.sync_issue WHERE connection_id = $1 AND raw IS NOT NULL',
    [connectionId],
  );
  return listed.rows;
}

/** Puts another text in the place of one that was set aside; null: none. */
export async function replaceKeptText(db: Db, id: number, raw: string | null): Promise<void> {
  await db.client.query('UPDATE hub.sync_issue SET raw = $2 WHERE id = $1', [id, raw]);
}

/** Removes issues for good. */
export async function deleteIssues(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.client.query('DELETE FROM hub.sync_issue WHERE id = ANY ($1::bigint[])', [ids]);
}
