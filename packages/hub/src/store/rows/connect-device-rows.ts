import type { Db } from '../database.ts';

/** An asset, as whoever opens it sees it. */
export interface ConnectAsset {
  readonly id: number;
  readonly name: string;
  readonly clientName: string | null;
}

/** An asset of the mirror within the limits of a reader; null: there is none. */
export async function findConnectAsset(db: Db, connectionId: number, assetId: number): Promise<ConnectAsset | null> {
  const found = await db.client.query<ConnectAsset>(
    `SELECT id::int AS id, coalesce(nullif(inventory_number, ''), nullif(key_field, ''), 'Asset ' || id) AS name, client_name AS "clientName"
       FROM mirror.asset WHERE connection_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [connectionId, assetId],
  );
  return found.rows[0] ?? null;
}

/** A device of a source that an asset is. */
export interface LinkedDevice {
  readonly sourceId: number;
  readonly deviceId: string;
  /** As the source read it last: the record of a device. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly isGone: boolean;
}

/** The devices that an asset is linked to, of sources that are still read. */
export async function listLinkedDevices(db: Db, connectionId: number, assetId: number): Promise<readonly LinkedDevice[]> {
  const listed = await db.client.query<LinkedDevice>(
    `SELECT l.source_id AS "sourceId", l.source_key AS "deviceId", coalesce(r.record, '{}') AS record,
            r.external_id IS NULL OR r.gone_at IS NOT NULL AS "isGone"
       FROM hub.mapping_link l
       JOIN hub.source s ON s.id = l.source_id AND s.state <> 'removed'
       LEFT JOIN hub.source_record r ON r.source_id = l.source_id AND r.stream = 'device' AND r.external_id = l.source_key
      WHERE l.kind = 'device' AND l.state = 'linked' AND s.connection_id = $1 AND l.halo_key = $2
      ORDER BY l.source_id`,
    [connectionId, assetId],
  );
  return listed.rows;
}
