import type { Db } from '../database.ts';

/** A device of a source that is an asset. */
export interface AssetSourceRow {
  readonly sourceId: number;
  readonly source: string;
  readonly deviceKey: string;
  readonly state: 'linked' | 'suspended';
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly missingSince: Date | null;
  readonly isGone: boolean;
}

/** The devices of sources that are linked to an asset. */
export async function listAssetSources(
  db: Db,
  { connectionId, assetId }: { readonly connectionId: number; readonly assetId: number },
): Promise<readonly AssetSourceRow[]> {
  const { rows } = await db.client.query<AssetSourceRow>(
    `SELECT s.id AS "sourceId", s.name AS source, l.source_key AS "deviceKey", l.state, l.decided_by AS "decidedBy", l.decided_at AS "decidedAt",
            r.missing_since AS "missingSince", r.gone_at IS NOT NULL AS "isGone"
       FROM hub.mapping_link l JOIN hub.source s ON s.id = l.source_id AND s.connection_id = $1 AND s.state <> 'removed'
       JOIN hub.source_record r ON r.source_id = s.id AND r.stream = 'device' AND r.external_id = l.source_key
      WHERE l.kind = 'device' AND l.halo_key = $2 AND l.state <> 'ignored' ORDER BY s.id`,
    [connectionId, assetId],
  );
  return rows;
}

/** Whether the mirror shows an asset to whoever reads in this transaction; its tag. */
export async function findAssetTag(db: Db, connectionId: number, assetId: number): Promise<{ readonly tag: string } | undefined> {
  const { rows } = await db.client.query<{ tag: string }>(
    `SELECT coalesce(inventory_number, '') AS tag FROM mirror.asset WHERE connection_id = $1 AND id = $2`,
    [connectionId, assetId],
  );
  return rows[0];
}
