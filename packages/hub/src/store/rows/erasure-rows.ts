import type { Db } from '../database.ts';

export type ErasureKind = 'client' | 'ticket-text' | 'unchosen';

/** The receipt of what was erased. Holds no text of a customer. */
export interface ErasureReceipt {
  readonly id: number;
  readonly connectionId: number;
  readonly connectionName: string;
  readonly kind: ErasureKind;
  /** The client's id in Halo; null for what concerns no single client. */
  readonly clientId: number | null;
  /** `operator:root`. */
  readonly erasedBy: string;
  readonly erasedAt: Date;
  /** Table -> rows, `hub.sync_issue` among them. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether the client is kept out of every later sync. */
  readonly isRemembered: boolean;
}

const columns = `id, connection_id AS "connectionId", connection_name AS "connectionName", kind, client_id AS "clientId",
  erased_by AS "erasedBy", erased_at AS "erasedAt", counts, is_remembered AS "isRemembered"`;

/** Adds a receipt. */
export async function insertErasure(db: Db, receipt: Omit<ErasureReceipt, 'id'>): Promise<ErasureReceipt> {
  const { connectionId, connectionName, kind, clientId, erasedBy, erasedAt, counts, isRemembered } = receipt;
  const added = await db.client.query<ErasureReceipt>(
    `INSERT INTO hub.erasure (connection_id, connection_name, kind, client_id, erased_by, erased_at, counts, is_remembered)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`,
    [connectionId, connectionName, kind, clientId, erasedBy, erasedAt, JSON.stringify(counts), isRemembered],
  );
  const [row] = added.rows;
  if (!row) throw new TypeError('An insert that succeeds returns its row.');
  return row;
}

/** Every receipt of the workspace, newest first; of one connection where its id is given. */
export async function listErasures(db: Db, connectionId: number | null): Promise<readonly ErasureReceipt[]> {
  const listed = await db.client.query<ErasureReceipt>(
    `SELECT ${columns} FROM hub.erasure WHERE $1::int IS NULL OR connection_id = $1 ORDER BY id DESC`,
    [connectionId],
  );
  return listed.rows;
}

/** Lets a client come back: it is no longer remembered as erased. The receipts stay. */
export async function forgetErasedClient(
  db: Db,
  of: { readonly connectionId: number; readonly clientId: number },
): Promise<void> {
  await db.client.query(
    'UPDATE hub.erasure SET is_remembered = false WHERE connection_id = $1 AND client_id = $2 AND is_remembered',
    [of.connectionId, of.clientId],
  );
  await db.client.query('DELETE FROM hub.erased_record WHERE connection_id = $1 AND client_id = $2', [
    of.connectionId,
    of.clientId,
  ]);
}
