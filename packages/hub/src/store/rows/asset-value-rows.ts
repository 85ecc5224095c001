import type { Db } from '../database.ts';
import type { SourceAssets } from './device-plan-rows.ts';

type Value = string | number | boolean | null;

/** What was written last into the fields of one asset. */
export interface AssetMemoryRow {
  readonly assetId: number;
  readonly values: Readonly<
    Record<string, { value: Value; wanted: Value; sourceId: number | null; observedAt: string; writtenAt: string }>
  >;
}

/** What was written last into the assets that a source is linked to. `wanted`: as it was sent, where HaloPSA shows something else. */
export async function listAssetMemory(
  db: Db,
  { sourceId, connectionId, assetId }: SourceAssets,
): Promise<readonly AssetMemoryRow[]> {
  const { rows } = await db.client.query<AssetMemoryRow>(
    `SELECT v.asset_id::float8 AS "assetId", jsonb_object_agg(v.field, jsonb_build_object('value', v.value,
              'wanted', coalesce(c.origins -> v.field -> 'value', v.value), 'sourceId', v.source_id,
              'observedAt', v.observed_at, 'writtenAt', v.written_at)) AS "values"
       FROM hub.asset_value v
       LEFT JOIN hub.source_change c ON c.plan_id = v.plan_id AND c.source_id = v.source_id AND c.source_key = v.source_key AND c.kind = 'device'
      WHERE v.connection_id = $2
        AND v.asset_id IN (SELECT halo_key FROM hub.mapping_link WHERE source_id = $1 AND kind = 'device' AND halo_key IS NOT NULL)
        AND ($3::bigint IS NULL OR v.asset_id = $3)
      GROUP BY v.asset_id`,
    [sourceId, connectionId, assetId ?? null],
  );
  return rows;
}

/** Where the value of one field of an asset comes from. */
export interface AssetValueRow {
  readonly field: string;
  readonly value: Value;
  readonly sourceId: number | null;
  readonly sourceName: string;
  readonly sourceKey: string;
  readonly observedAt: Date;
  readonly planId: number | null;
  readonly writtenAt: Date;
}

/** What was written into one asset, by field. */
export async function listAssetValues(
  db: Db,
  { connectionId, assetId }: { readonly connectionId: number; readonly assetId: number },
): Promise<readonly AssetValueRow[]> {
  const { rows } = await db.client.query<AssetValueRow>(
    `SELECT field, value, source_id AS "sourceId", source_name AS "sourceName", source_key AS "sourceKey", observed_at AS "observedAt",
            plan_id::float8 AS "planId", written_at AS "writtenAt"
       FROM hub.asset_value WHERE connection_id = $1 AND asset_id = $2 ORDER BY field`,
    [connectionId, assetId],
  );
  return rows;
}
