import type { Db } from '../database.ts';
import type { MappingKind } from './mapping-link-rows.ts';

/** How a record of HaloPSA stands that a link leads to. What is deleted, or was never there, is absent. */
export interface MappingTarget {
  readonly id: number;
  readonly name: string | null;
  readonly isInactive: boolean;
  /** Of a site, an asset and a user. */
  readonly clientId: number | null;
}

const targets: Readonly<Record<MappingKind | 'site', string>> = {
  company: `SELECT id, name, coalesce(is_inactive, false) AS "isInactive", id AS "clientId" FROM mirror.client`,
  site: `SELECT id, name, coalesce(is_inactive, false) AS "isInactive", client_id AS "clientId" FROM mirror.site`,
  product: `SELECT id, name, false AS "isInactive", NULL::bigint AS "clientId" FROM mirror.asset_type`,
  device: `SELECT id, coalesce(nullif(inventory_number, ''), key_field) AS name, coalesce(is_inactive, false) AS "isInactive",
                  client_id AS "clientId" FROM mirror.asset`,
  user: `SELECT id, name, coalesce(is_inactive, false) AS "isInactive", client_id AS "clientId" FROM mirror.user`,
};

/** Records of HaloPSA that are there, by number. */
export async function findTargets(
  db: Db,
  connectionId: number,
  { kind, ids }: { readonly kind: MappingKind | 'site'; readonly ids: readonly number[] },
): Promise<ReadonlyMap<number, MappingTarget>> {
  if (ids.length === 0) return new Map();
  const found = await db.client.query<MappingTarget>(
    `${targets[kind]} WHERE connection_id = $1 AND deleted_at IS NULL AND id = ANY ($2::bigint[])`,
    [connectionId, ids],
  );
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** When the last full pass over the assets of a connection began; null: there was none. */
export async function findAssetsReadAt(db: Db, connectionId: number): Promise<Date | null> {
  const found = await db.client.query<{ at: Date | null }>(
    `SELECT last_full_at AS at FROM hub.sync_state WHERE connection_id = $1 AND entity = 'asset'`,
    [connectionId],
  );
  return found.rows[0]?.at ?? null;
}

/** Records of HaloPSA that have one of these names. */
export async function findTargetsByName(
  db: Db,
  connectionId: number,
  { kind, names }: { readonly kind: MappingKind | 'site'; readonly names: readonly string[] },
): Promise<readonly MappingTarget[]> {
  if (names.length === 0) return [];
  const found = await db.client.query<MappingTarget>(
    `SELECT * FROM (${targets[kind]} WHERE connection_id = $1 AND deleted_at IS NULL) AS t WHERE name = ANY ($2) ORDER BY id`,
    [connectionId, names],
  );
  return found.rows;
}

/** What a person may link to: records whose name holds a text, in the order of names. */
export async function searchTargets(
  db: Db,
  connectionId: number,
  wish: { readonly kind: MappingKind | 'site'; readonly text: string; readonly clientId: number | null; readonly limit: number },
): Promise<readonly MappingTarget[]> {
  const pattern = `%${wish.text.replace(/[\\%_]/g, '\\$&')}%`;
  const found = await db.client.query<MappingTarget>(
    `SELECT * FROM (${targets[wish.kind]} WHERE connection_id = $1 AND deleted_at IS NULL) AS t
      WHERE name ILIKE $2 AND ($3::bigint IS NULL OR "clientId" = $3) ORDER BY lower(name), id LIMIT $4`,
    [connectionId, pattern, wish.clientId, wish.limit],
  );
  return found.rows;
}
