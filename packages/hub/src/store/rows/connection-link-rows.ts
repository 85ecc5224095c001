import type { Db } from '../database.ts';

/** A connection of one workspace that is shown to another. */
export interface ConnectionLinkRow {
  readonly connectionId: number;
  readonly connectionName: string;
  /** Whether it is the imitated HaloPSA of the demonstration. */
  readonly isSandbox: boolean;
  /** The workspace that it belongs to. */
  readonly fromWorkspaceId: number;
  readonly fromWorkspace: string;
  /** The workspace that may read it. */
  readonly toWorkspaceId: number;
  readonly toWorkspace: string;
  readonly linkedAt: Date;
  /** As the audit names who does something. */
  readonly linkedBy: string;
}

/** Which link. */
export interface LinkAddress {
  readonly connectionId: number;
  readonly toWorkspaceId: number;
}

/** The links of the transaction's workspace, to and from it, by the names of connection and workspace. */
export async function listConnectionLinks(db: Db): Promise<readonly ConnectionLinkRow[]> {
  const found = await db.client.query<ConnectionLinkRow>(
    `SELECT connection_id AS "connectionId", connection_name AS "connectionName", is_sandbox AS "isSandbox",
            from_workspace_id AS "fromWorkspaceId", from_workspace AS "fromWorkspace", to_workspace_id AS "toWorkspaceId",
            to_workspace AS "toWorkspace", linked_at AS "linkedAt", linked_by AS "linkedBy"
       FROM hub.connection_links() ORDER BY lower(connection_name), lower(to_workspace)`,
  );
  return found.rows;
}

/** What other workspaces show to this one, the transaction's. */
export async function listTakenLinks(db: Db, workspaceId: number): Promise<readonly ConnectionLinkRow[]> {
  return (await listConnectionLinks(db)).filter(({ toWorkspaceId }) => toWorkspaceId === workspaceId);
}

/** Shows a connection of the transaction's workspace to another; false where it is shown there already. */
export async function insertConnectionLink(
  db: Db,
  { connectionId, toWorkspaceId, linkedAt, linkedBy }: LinkAddress & Pick<ConnectionLinkRow, 'linkedAt' | 'linkedBy'>,
): Promise<boolean> {
  const made = await db.client.query(
    `INSERT INTO hub.connection_link (connection_id, workspace_id, linked_at, linked_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [connectionId, toWorkspaceId, linkedAt, linkedBy],
  );
  return made.rowCount === 1;
}

/** Ends a link, with what hangs on it in the workspace that it was shown to; false where there is none. From either side. */
export async function deleteConnectionLink(db: Db, { connectionId, toWorkspaceId }: LinkAddress): Promise<boolean> {
  const ended = await db.client.query('DELETE FROM hub.connection_link WHERE connection_id = $1 AND workspace_id = $2', [
    connectionId,
    toWorkspaceId,
  ]);
  return ended.rowCount === 1;
}

/** Ends every link of a connection of the transaction's workspace. @returns the workspaces that it was shown to */
export async function deleteLinksOfConnection(db: Db, connectionId: number): Promise<readonly number[]> {
  const ended = await db.client.query<{ id: number }>(
    'DELETE FROM hub.connection_link WHERE connection_id = $1 RETURNING workspace_id AS id',
    [connectionId],
  );
  return ended.rows.map(({ id }) => id);
}
