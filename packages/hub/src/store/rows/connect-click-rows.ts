import type { Db } from '../database.ts';

/** Whose click, on what. */
export interface ClickOwner {
  readonly connectionId: number;
  readonly assetId: number;
  readonly accountId: string;
}

/** Keeps that a person may click once. */
export async function insertClick(
  db: Db,
  owner: ClickOwner,
  { ticketHash, at, expiresAt }: { readonly ticketHash: Buffer; readonly at: Date; readonly expiresAt: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.connect_click (connection_id, asset_id, account_id, ticket_hash, offered_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [owner.connectionId, owner.assetId, owner.accountId, ticketHash, at, expiresAt],
  );
}

/** Uses a click up, where it is this person's, for this asset, not over its time and not used yet. @returns its number, or null */
export async function useClick(
  db: Db,
  owner: ClickOwner,
  { ticketHash, at }: { readonly ticketHash: Buffer; readonly at: Date },
): Promise<number | null> {
  const used = await db.client.query<{ id: string }>(
    `UPDATE hub.connect_click SET used_at = $5
      WHERE connection_id = $1 AND asset_id = $2 AND account_id = $3 AND ticket_hash = $4 AND used_at IS NULL AND expires_at > $5
     RETURNING id`,
    [owner.connectionId, owner.assetId, owner.accountId, ticketHash, at],
  );
  return used.rows[0] ? Number(used.rows[0].id) : null;
}

/** What was opened by a click. */
export interface OpenedDevice {
  readonly sourceId: number;
  readonly deviceId: string;
  readonly mode: string;
  readonly haloTicketId: number | null;
  readonly at: Date;
}

/** Keeps what a click opened. */
export async function markOpened(db: Db, id: number, opened: OpenedDevice): Promise<void> {
  await db.client.query(
    `UPDATE hub.connect_click SET source_id = $2, device_id = $3, mode = $4, halo_ticket_id = $5, opened_at = $6 WHERE id = $1`,
    [id, opened.sourceId, opened.deviceId, opened.mode, opened.haloTicketId, opened.at],
  );
}

/** A click whose session may still go on. */
export interface OpenClick {
  readonly id: number;
  readonly assetId: number;
  readonly sourceId: number;
  readonly deviceId: string;
  readonly openedAt: Date;
  readonly told: readonly string[];
}

/** Clicks of a connection that opened something since, and of which no end is known. */
export async function listOpenClicks(db: Db, connectionId: number, since: Date): Promise<readonly OpenClick[]> {
  const listed = await db.client.query<OpenClick>(
    `SELECT id::int AS id, asset_id::int AS "assetId", source_id AS "sourceId", device_id AS "deviceId", opened_at AS "openedAt", told
       FROM hub.connect_click
      WHERE connection_id = $1 AND opened_at >= $2 AND ended_at IS NULL AND source_id IS NOT NULL ORDER BY id`,
    [connectionId, since],
  );
  return listed.rows;
}

/** Keeps what the tool told of a click's session. @returns false where somebody else has kept it meanwhile */
export async function markTold(
  db: Db,
  id: number,
  {
    told,
    before,
    endedAt,
  }: { readonly told: readonly string[]; readonly before: readonly string[]; readonly endedAt: Date | null },
): Promise<boolean> {
  const marked = await db.client.query(`UPDATE hub.connect_click SET told = $2, ended_at = $4 WHERE id = $1 AND told = $3`, [
    id,
    told,
    before,
    endedAt,
  ]);
  return marked.rowCount === 1;
}

/** Forgets what was offered and not clicked. */
export async function deleteUnusedClicks(db: Db, before: Date): Promise<void> {
  await db.client.query(`DELETE FROM hub.connect_click WHERE used_at IS NULL AND offered_at < $1`, [before]);
}
