import type { Db } from '../database.ts';

/** A device of a source, as plans read it. */
export interface DeviceRow {
  readonly key: string;
  readonly companyId: string | null;
  readonly record: Readonly<Record<string, unknown>>;
  readonly changedAt: Date;
  readonly missingSince: Date | null;
  readonly isGone: boolean;
}

/** Every device of a source, or one, in the order of their ids. */
export async function listDevices(db: Db, sourceId: number, key: string | null = null): Promise<readonly DeviceRow[]> {
  const { rows } = await db.client.query<DeviceRow>(
    `SELECT external_id AS key, company_id AS "companyId", record, changed_at AS "changedAt", missing_since AS "missingSince",
            gone_at IS NOT NULL AS "isGone"
       FROM hub.source_record WHERE source_id = $1 AND stream = 'device' AND ($2::text IS NULL OR external_id = $2) ORDER BY external_id`,
    [sourceId, key],
  );
  return rows;
}

/** A link of a source, as plans read it. */
export interface LinkRow {
  readonly kind: 'company' | 'product' | 'device' | 'user';
  readonly key: string;
  readonly siteName: string;
  readonly state: 'linked' | 'ignored' | 'suspended';
  readonly haloKey: number | null;
  readonly siteId: number | null;
  readonly decidedBy: string;
  readonly score: number | null;
  readonly evidence: readonly unknown[];
}

/** Every link of a source; of devices, those of one where one is named. */
export async function listLinks(db: Db, sourceId: number, deviceKey: string | null = null): Promise<readonly LinkRow[]> {
  const { rows } = await db.client.query<LinkRow>(
    `SELECT kind, source_key AS key, site_name AS "siteName", state, halo_key::float8 AS "haloKey", site_id::float8 AS "siteId",
            decided_by AS "decidedBy", score, evidence
       FROM hub.mapping_link WHERE source_id = $1 AND ($2::text IS NULL OR kind <> 'device' OR source_key = $2)`,
    [sourceId, deviceKey],
  );
  return rows;
}

/** The devices of a source for which an asset is suggested. */
export async function listSuggestedDevices(db: Db, sourceId: number): Promise<ReadonlySet<string>> {
  const { rows } = await db.client.query<{ key: string }>(
    `SELECT DISTINCT source_key AS key FROM hub.mapping_candidate WHERE source_id = $1 AND kind = 'device'`,
    [sourceId],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The assets of a source: all that its devices are linked to, or one. */
export interface SourceAssets {
  readonly sourceId: number;
  readonly connectionId: number;
  readonly assetId?: number | undefined;
}

/** An asset of the mirror that a device of the source is linked to. */
export interface LinkedAssetRow {
  readonly id: number;
  readonly clientId: number | null;
  /** HaloPSA's own members, as they were last read. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly seenAt: Date;
}

/** The assets that devices of a source are linked to, and that are not deleted. What was read by itself later than by its list counts. */
export async function listLinkedAssets(
  db: Db,
  { sourceId, connectionId, assetId }: SourceAssets,
): Promise<readonly LinkedAssetRow[]> {
  const { rows } = await db.client.query<Omit<LinkedAssetRow, 'record'> & { readonly text: string }>(
    `SELECT a.id::float8 AS id, a.client_id::float8 AS "clientId",
            CASE WHEN a.detail_at >= a.synced_at THEN coalesce(a.raw_detail, a.raw) ELSE a.raw END AS text,
            greatest(a.synced_at, a.detail_at) AS "seenAt"
       FROM hub.mapping_link l JOIN mirror.asset a ON a.connection_id = $2 AND a.id = l.halo_key AND a.deleted_at IS NULL
      WHERE l.source_id = $1 AND l.kind = 'device' AND l.halo_key IS NOT NULL AND ($3::bigint IS NULL OR l.halo_key = $3)`,
    [sourceId, connectionId, assetId ?? null],
  );
  // The driver leaves `json` as it is, because it may hold what `jsonb` would refuse.
  return rows.map(({ text, ...row }) => ({ ...row, record: JSON.parse(text) as LinkedAssetRow['record'] }));
}

/** A tag that is taken within a client. */
export interface TagRow {
  readonly id: number;
  readonly clientId: number;
  readonly tag: string;
}

/** The tags of all assets of a connection. */
export async function listTags(db: Db, connectionId: number): Promise<readonly TagRow[]> {
  const { rows } = await db.client.query<TagRow>(
    `SELECT id::float8 AS id, client_id::float8 AS "clientId", inventory_number AS tag FROM mirror.asset
      WHERE connection_id = $1 AND deleted_at IS NULL AND inventory_number <> '' AND client_id IS NOT NULL`,
    [connectionId],
  );
  return rows;
}

/** A name in the mirror. `clientId`: whose it is; null: everybody's. */
export interface NameRow {
  readonly list: 'client' | 'site' | 'asset-type' | 'supplier' | 'user';
  readonly id: number;
  readonly name: string;
  readonly clientId: number | null;
}

const namesOf: Readonly<Record<NameRow['list'], string>> = {
  client: `SELECT 'client' AS list, id, name, NULL::bigint AS client_id FROM mirror.client`,
  site: `SELECT 'site', id, name, client_id FROM mirror.site`,
  'asset-type': `SELECT 'asset-type', id, name, NULL FROM mirror.asset_type`,
  supplier: `SELECT 'supplier', id, name, NULL FROM mirror.supplier`,
  user: `SELECT 'user', id, name, client_id FROM mirror.user`,
};

/** The names of these lists, as the mirror has them. */
export async function listNames(db: Db, connectionId: number, lists: readonly NameRow['list'][]): Promise<readonly NameRow[]> {
  const found: NameRow[] = [];
  for (const list of lists) {
    const { rows } = await db.client.query<NameRow>(
      `SELECT list, id::float8 AS id, name, client_id::float8 AS "clientId"
         FROM (${namesOf[list]} WHERE connection_id = $1 AND deleted_at IS NULL AND name <> '') n (list, id, name, client_id)`,
      [connectionId],
    );
    found.push(...rows);
  }
  return found;
}

/** The first group of asset types, or null where the mirror has none. */
export async function findFirstAssetGroup(db: Db, connectionId: number): Promise<number | null> {
  const { rows } = await db.client.query<{ id: number | null }>(
    'SELECT min(id)::float8 AS id FROM mirror.asset_group WHERE connection_id = $1 AND deleted_at IS NULL',
    [connectionId],
  );
  return rows[0]?.id ?? null;
}

/** A device of another source that is linked to the same asset. */
export interface RivalRow {
  readonly assetId: number;
  readonly sourceId: number;
  readonly sourceName: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** The field map of that source, as it is kept. */
  readonly fields: unknown;
}

/** Devices of other sources that are there and are linked to the assets of this one. */
export async function listRivals(db: Db, { sourceId, connectionId, assetId }: SourceAssets): Promise<readonly RivalRow[]> {
  const { rows } = await db.client.query<RivalRow>(
    `SELECT l.halo_key::float8 AS "assetId", s.id AS "sourceId", s.name AS "sourceName", r.record, m.fields
       FROM hub.mapping_link own
       JOIN hub.mapping_link l ON l.kind = 'device' AND l.halo_key = own.halo_key AND l.source_id <> own.source_id AND l.state = 'linked'
       JOIN hub.source s ON s.id = l.source_id AND s.connection_id = $2 AND s.state <> 'removed'
       JOIN hub.source_record r ON r.source_id = s.id AND r.stream = 'device' AND r.external_id = l.source_key AND r.gone_at IS NULL
       LEFT JOIN hub.mapping_setting m ON m.source_id = s.id
      WHERE own.source_id = $1 AND own.kind = 'device' AND own.halo_key IS NOT NULL AND ($3::bigint IS NULL OR own.halo_key = $3)
      ORDER BY s.id`,
    [sourceId, connectionId, assetId ?? null],
  );
  return rows;
}

/** The newest change of a field of an asset, as HaloPSA's own list tells it. */
export interface AssetEditRow {
  readonly assetId: number;
  /** Our name of an asset field or custom field; else HaloPSA's own name of the member. */
  readonly field: string;
  readonly by: string | null;
  readonly at: Date | null;
}

/** The newest change of every field of these assets. */
export async function listAssetEdits(
  db: Db,
  connectionId: number,
  assetIds: readonly number[],
): Promise<readonly AssetEditRow[]> {
  if (assetIds.length === 0) return [];
  const { rows } = await db.client.query<AssetEditRow>(
    `SELECT DISTINCT ON (asset_id, 2) asset_id::float8 AS "assetId",
            CASE WHEN custom_field_id > 0 THEN 'custom:' || custom_field_id WHEN field_id > 0 THEN 'field:' || field_id ELSE field_name END AS field,
            nullif(changed_by, '') AS by, changed_at AS at
       FROM mirror.asset_change WHERE connection_id = $1 AND asset_id = ANY ($2::bigint[]) AND deleted_at IS NULL
      ORDER BY asset_id, 2, id DESC`,
    [connectionId, assetIds],
  );
  return rows.filter(({ field }) => field !== null);
}

/**
 * The agent whom this hub is in HaloPSA, as its list of changes names it: whoever is said to have written what this hub wrote, when it did.
 * Null: nothing is known.
 */
export async function findOwnAgent(db: Db, connectionId: number): Promise<string | null> {
  const { rows } = await db.client.query<{ by: string }>(
    `SELECT c.changed_by AS by
       FROM (SELECT asset_id, field, value, written_at FROM hub.asset_value WHERE connection_id = $1 ORDER BY written_at DESC LIMIT 500) v
       JOIN mirror.asset_change c ON c.connection_id = $1 AND c.asset_id = v.asset_id AND c.new_value = v.value #>> '{}'
        AND c.changed_at BETWEEN v.written_at - interval '10 minutes' AND v.written_at + interval '1 minute'
      WHERE c.changed_by <> '' GROUP BY c.changed_by ORDER BY count(*) DESC LIMIT 1`,
    [connectionId],
  );
  return rows[0]?.by ?? null;
}

/**
 * Joins of whole lists in this transaction go by hashing: right after a first read PostgreSQL has no statistics, takes the tables for tiny, and would
 * go through one list for every row of the other.
 */
export async function joinWholeLists(db: Db): Promise<void> {
  await db.client.query('SET LOCAL enable_nestloop = off');
}
