import type { Db } from '../database.ts';

/** The unit of isolation. */
export interface WorkspaceRow {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
}

/** The workspace that every database begins with. */
export const mainWorkspaceId = 1;

/** The workspace of the transaction, or null where it does not exist. */
export async function findWorkspace(db: Db): Promise<WorkspaceRow | null> {
  const row = await db.query.selectFrom('hub.workspace').selectAll().executeTakeFirst();
  return row ? { id: row.id, name: row.name, createdAt: row.created_at } : null;
}
