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

/** Makes a workspace and returns its number; null where one has this name. In a transaction of the installation. */
export async function insertWorkspace(db: Db, name: string): Promise<number | null> {
  const row = await db.query
    .insertInto('hub.workspace')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Gives the workspace of the transaction another name. */
export async function renameWorkspace(db: Db, name: string): Promise<void> {
  await db.query.updateTable('hub.workspace').set({ name }).execute();
}
