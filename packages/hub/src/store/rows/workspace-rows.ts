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

/** Every workspace, in the order in which they were made. In a transaction of the installation. */
export async function listWorkspaces(db: Db): Promise<readonly WorkspaceRow[]> {
  const rows = await db.query.selectFrom('hub.workspace').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at }));
}
