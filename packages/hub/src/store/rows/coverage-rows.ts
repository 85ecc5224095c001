import type { Db } from '../database.ts';

/** What is counted of one client. `clientId` null: devices of companies that are not mapped. */
export interface CoverageCount {
  readonly clientId: number | null;
  readonly clientName: string | null;
  readonly devices: number;
  readonly assets: number;
  readonly sourceOnly: number;
  readonly haloOnly: number;
  readonly stale: number;
}

/** A device or an asset that is not covered. */
export interface CoverageRow {
  readonly clientId: number | null;
  readonly clientName: string | null;
  readonly assetId: number | null;
  readonly sourceId: number | null;
  readonly source: string | null;
  readonly deviceKey: string | null;
  readonly name: string | null;
  /** When the tool last saw it. */
  readonly lastSeenAt: Date | null;
}

/** What can be asked for. */
export type CoverageKind = 'source-only' | 'halo-only' | 'stale';

/** Devices that are there, with their client by the mapping of their company (a split by site first) and their asset. $1: the connection. */
const devices = `device AS (
  SELECT s.id AS source_id, s.name AS source, r.external_id, r.record ->> 'name' AS name, l.state, l.halo_key AS asset_id,
         CASE WHEN c.state = 'linked' THEN c.halo_key END AS client_id,
         least((CASE WHEN r.record ->> 'lastSeenAt' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' THEN r.record ->> 'lastSeenAt' END)::timestamptz, r.missing_since) AS last_seen_at
    FROM hub.source s
    JOIN hub.source_record r ON r.source_id = s.id AND r.stream = 'device' AND r.gone_at IS NULL
    LEFT JOIN hub.mapping_link l ON l.source_id = s.id AND l.kind = 'device' AND l.source_key = r.external_id
    LEFT JOIN LATERAL (
      SELECT k.state, k.halo_key FROM hub.mapping_link k
       WHERE k.source_id = s.id AND k.kind = 'company' AND k.source_key = r.company_id AND k.site_name IN ('', coalesce(r.record ->> 'siteName', ''))
       ORDER BY k.site_name DESC LIMIT 1) c ON true
   WHERE s.connection_id = $1 AND s.state <> 'removed'),
 asset AS (
  SELECT a.id, a.client_id, a.inventory_number AS name,
         EXISTS (SELECT FROM hub.mapping_link l JOIN hub.source s ON s.id = l.source_id AND s.connection_id = $1 AND s.state <> 'removed'
                  WHERE l.kind = 'device' AND l.halo_key = a.id AND l.state <> 'ignored') AS is_linked
    FROM mirror.asset a WHERE a.connection_id = $1 AND a.deleted_at IS NULL AND a.is_inactive IS NOT TRUE AND a.is_template IS NOT TRUE)`;

const isSourceOnly = `(d.state IS NULL)`;
const isStale = `(d.state = 'linked' AND d.last_seen_at < $2)`;

/** Counts of every client that has devices or assets. @param staleBefore not seen since: stale */
export async function countCoverage(
  db: Db,
  { connectionId, staleBefore }: { readonly connectionId: number; readonly staleBefore: Date },
): Promise<readonly CoverageCount[]> {
  const { rows } = await db.client.query<CoverageCount>(
    `WITH ${devices}, counted AS (
       SELECT client_id, count(*)::int AS devices, 0 AS assets, (count(*) FILTER (WHERE ${isSourceOnly}))::int AS source_only, 0 AS halo_only,
              (count(*) FILTER (WHERE ${isStale}))::int AS stale FROM device d GROUP BY client_id
       UNION ALL
       SELECT client_id, 0, count(*)::int, 0, (count(*) FILTER (WHERE NOT is_linked))::int, 0 FROM asset GROUP BY client_id)
     SELECT n.client_id::float8 AS "clientId", c.name AS "clientName", sum(n.devices)::int AS devices, sum(n.assets)::int AS assets,
            sum(n.source_only)::int AS "sourceOnly", sum(n.halo_only)::int AS "haloOnly", sum(n.stale)::int AS stale
       FROM counted n LEFT JOIN mirror.client c ON c.connection_id = $1 AND c.id = n.client_id
      GROUP BY n.client_id, c.name ORDER BY lower(c.name) NULLS LAST, n.client_id`,
    [connectionId, staleBefore],
  );
  return rows;
}

const listOf: Readonly<Record<CoverageKind, string>> = {
  'source-only': `SELECT d.client_id, NULL::bigint AS asset_id, d.source_id, d.source, d.external_id, d.name, d.last_seen_at
     FROM device d WHERE ${isSourceOnly} AND $2::timestamptz IS NOT NULL`,
  'halo-only': `SELECT a.client_id, a.id, NULL::int, NULL::text, NULL::text, a.name, NULL::timestamptz FROM asset a
    WHERE NOT a.is_linked AND $2::timestamptz IS NOT NULL`,
  stale: `SELECT d.client_id, d.asset_id, d.source_id, d.source, d.external_id, d.name, d.last_seen_at FROM device d WHERE ${isStale}`,
};

/** What of one kind is not covered, by client and name. `clientId` 0: of no client; null: of all. */
export async function listCoverage(
  db: Db,
  {
    connectionId,
    staleBefore,
    kind,
    clientId,
    offset,
    limit,
  }: {
    readonly connectionId: number;
    readonly staleBefore: Date;
    readonly kind: CoverageKind;
    readonly clientId: number | null;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly CoverageRow[]> {
  const { rows } = await db.client.query<CoverageRow>(
    `WITH ${devices}
     SELECT l.client_id::float8 AS "clientId", c.name AS "clientName", l.asset_id::float8 AS "assetId", l.source_id AS "sourceId", l.source,
            l.device_key AS "deviceKey", l.name, l.last_seen_at AS "lastSeenAt"
       FROM (${listOf[kind]}) l (client_id, asset_id, source_id, source, device_key, name, last_seen_at)
       LEFT JOIN mirror.client c ON c.connection_id = $1 AND c.id = l.client_id
      WHERE $3::bigint IS NULL OR coalesce(l.client_id, 0) = $3
      ORDER BY lower(c.name) NULLS LAST, lower(l.name), l.asset_id, l.source_id, l.device_key OFFSET $4 LIMIT $5`,
    [connectionId, staleBefore, clientId, offset, limit],
  );
  return rows;
}

/** What identifies an asset: its values in the fields that hold serial numbers and MAC addresses. */
export interface IdentifiedAsset {
  readonly id: number;
  readonly clientId: number;
  readonly tag: string;
  readonly isLinked: boolean;
  readonly field: string;
  readonly value: string;
}

/** The values of these asset fields of every active asset. @param fieldIds numbers of asset fields */
export async function listIdentities(
  db: Db,
  connectionId: number,
  fieldIds: readonly number[],
): Promise<readonly IdentifiedAsset[]> {
  const { rows } = await db.client.query<IdentifiedAsset>(
    `SELECT a.id::float8 AS id, a.client_id::float8 AS "clientId", coalesce(a.inventory_number, '') AS tag,
            EXISTS (SELECT FROM hub.mapping_link l WHERE l.kind = 'device' AND l.halo_key = a.id AND l.state <> 'ignored') AS "isLinked",
            'field:' || (f ->> 'id') AS field, f ->> 'value' AS value
       FROM mirror.asset a, LATERAL json_array_elements(CASE WHEN json_typeof(a.raw -> 'fields') = 'array' THEN a.raw -> 'fields' ELSE '[]' END) f
      WHERE a.connection_id = $1 AND a.deleted_at IS NULL AND a.is_inactive IS NOT TRUE AND a.client_id IS NOT NULL
        AND (f ->> 'id') = ANY ($2::text[]) AND f ->> 'value' <> ''
      ORDER BY a.id`,
    [connectionId, fieldIds.map(String)],
  );
  return rows;
}

/** Two assets as the mirror has them, each in HaloPSA's own members. */
export async function listAssetRecords(
  db: Db,
  connectionId: number,
  ids: readonly number[],
): Promise<
  readonly { readonly id: number; readonly clientId: number | null; readonly record: Readonly<Record<string, unknown>> }[]
> {
  const { rows } = await db.client.query<{ id: number; clientId: number | null; text: string }>(
    `SELECT id::float8 AS id, client_id::float8 AS "clientId",
            CASE WHEN detail_at >= synced_at THEN coalesce(raw_detail, raw) ELSE raw END AS text
       FROM mirror.asset WHERE connection_id = $1 AND id = ANY ($2::bigint[]) AND deleted_at IS NULL`,
    [connectionId, ids],
  );
  return rows.map(({ text, ...row }) => ({ ...row, record: JSON.parse(text) as Readonly<Record<string, unknown>> }));
}
