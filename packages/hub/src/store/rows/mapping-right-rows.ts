import type { Db } from '../database.ts';
import { joinWithoutLoops } from '../join-without-loops.ts';

/** A client as far as it is compared, with the address of its main site. */
export interface RightClient {
  readonly id: number;
  readonly name: string | null;
  readonly tradingName: string | null;
  readonly isInactive: boolean;
  readonly website: string | null;
  readonly domain: string | null;
  readonly phone: string | null;
  readonly mainSiteId: number | null;
  readonly ninjaRmmId: number | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly entraTenantId: string | null;
}

/** A site of a client. */
export interface RightSite {
  readonly id: number;
  readonly clientId: number;
  readonly name: string | null;
  readonly isInactive: boolean;
}

/** An asset as far as it is compared. */
export interface RightAsset {
  readonly id: number;
  readonly clientId: number;
  readonly siteId: number | null;
  readonly typeName: string | null;
  readonly inventoryNumber: string | null;
  readonly keyField: string | null;
  readonly keyField2: string | null;
  readonly keyField3: string | null;
  readonly userName: string | null;
  readonly thirdPartyId: string | null;
  readonly ninjaRmmId: number | null;
  readonly dattoId: string | null;
  /** JSON texts of its asset fields and its custom fields. */
  readonly fields: string | null;
  readonly customFields: string | null;
}

/** Something with a number and a name: an asset type, an asset field. */
export interface RightNamed {
  readonly id: number;
  readonly name: string | null;
}

/** A user as far as it is compared. */
export interface RightUser {
  readonly id: number;
  readonly clientId: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
  readonly phone: string | null;
}

/** The clients of a connection. */
export async function listRightClients(db: Db, connectionId: number): Promise<readonly RightClient[]> {
  const listed = await joinWithoutLoops(db, () =>
    db.client.query<RightClient>(
      `SELECT c.id, c.name, nullif(c.trading_name, '') AS "tradingName", coalesce(c.is_inactive, false) AS "isInactive",
            nullif(c.website, '') AS website, nullif(c.domain, '') AS domain, coalesce(nullif(c.main_phone_number, ''), nullif(s.phone_number, '')) AS phone,
            c.main_site_id AS "mainSiteId", nullif(c.ninja_rmm_id, 0) AS "ninjaRmmId", nullif(s.address_line1, '') AS street,
            nullif(s.address_line3, '') AS town, nullif(s.address_line5, '') AS postcode, nullif(s.country_name, '') AS country,
            nullif(s.azure_tenant_id, '') AS "entraTenantId"
       FROM mirror.client c LEFT JOIN mirror.site s ON s.connection_id = c.connection_id AND s.id = c.main_site_id AND s.deleted_at IS NULL
      WHERE c.connection_id = $1 AND c.deleted_at IS NULL ORDER BY c.id`,
      [connectionId],
    ),
  );
  return listed.rows;
}

/** The sites of a connection. */
export async function listRightSites(db: Db, connectionId: number): Promise<readonly RightSite[]> {
  const listed = await db.client.query<RightSite>(
    `SELECT id, client_id AS "clientId", name, coalesce(is_inactive, false) AS "isInactive" FROM mirror.site
      WHERE connection_id = $1 AND deleted_at IS NULL AND client_id IS NOT NULL ORDER BY id`,
    [connectionId],
  );
  return listed.rows;
}

/** The assets of some clients. */
export async function listRightAssets(
  db: Db,
  connectionId: number,
  clientIds: readonly number[],
): Promise<readonly RightAsset[]> {
  const listed = await db.client.query<RightAsset>(
    `SELECT id, client_id AS "clientId", site_id AS "siteId", asset_type_name AS "typeName", nullif(inventory_number, '') AS "inventoryNumber",
            nullif(key_field, '') AS "keyField", nullif(key_field2, '') AS "keyField2", nullif(key_field3, '') AS "keyField3",
            nullif(user_name, '') AS "userName", nullif(third_party_id, '') AS "thirdPartyId", nullif(ninja_rmm_id, 0) AS "ninjaRmmId",
            nullif(datto_id, '') AS "dattoId", (raw -> 'fields')::text AS fields, (raw -> 'customfields')::text AS "customFields"
       FROM mirror.asset
      WHERE connection_id = $1 AND deleted_at IS NULL AND client_id = ANY ($2::bigint[]) AND is_template IS NOT TRUE ORDER BY id`,
    [connectionId, clientIds],
  );
  return listed.rows;
}

/** The asset types of a connection. */
export async function listRightTypes(db: Db, connectionId: number): Promise<readonly RightNamed[]> {
  const listed = await db.client.query<RightNamed>(
    'SELECT id, name FROM mirror.asset_type WHERE connection_id = $1 AND deleted_at IS NULL ORDER BY id',
    [connectionId],
  );
  return listed.rows;
}

/** The asset fields of a connection. */
export async function listRightFields(db: Db, connectionId: number): Promise<readonly RightNamed[]> {
  const listed = await db.client.query<RightNamed>(
    'SELECT id, name FROM mirror.asset_field WHERE connection_id = $1 AND deleted_at IS NULL ORDER BY sequence, id',
    [connectionId],
  );
  return listed.rows;
}

/** The users of some clients who are active. */
export async function listRightUsers(db: Db, connectionId: number, clientIds: readonly number[]): Promise<readonly RightUser[]> {
  const listed = await db.client.query<RightUser>(
    `SELECT id, client_id AS "clientId", name, nullif(email, '') AS email, nullif(login, '') AS login, nullif(phone_number, '') AS phone
       FROM mirror.user
      WHERE connection_id = $1 AND deleted_at IS NULL AND client_id = ANY ($2::bigint[]) AND is_inactive IS NOT TRUE
        AND is_service_account IS NOT TRUE ORDER BY id`,
    [connectionId, clientIds],
  );
  return listed.rows;
}

/** What we wrote into assets for devices of a source: which asset holds which device. */
export async function listWrittenAssets(
  db: Db,
  connectionId: number,
  sourceId: number,
): Promise<readonly { readonly assetId: number; readonly sourceKey: string }[]> {
  const listed = await db.client.query<{ assetId: number; sourceKey: string }>(
    `SELECT DISTINCT ON (asset_id) asset_id AS "assetId", source_key AS "sourceKey" FROM hub.asset_value
      WHERE connection_id = $1 AND source_id = $2 ORDER BY asset_id, written_at DESC`,
    [connectionId, sourceId],
  );
  return listed.rows;
}
