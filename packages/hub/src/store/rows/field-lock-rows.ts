import type { Db } from '../database.ts';

type Value = string | number | boolean | null;

/** A field that a person edited. */
export interface FieldLockRow {
  readonly assetId: number;
  readonly field: string;
  readonly by: string | null;
  readonly editedAt: Date | null;
  readonly noticedAt: Date;
  readonly value: Value;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
}

const columns = `asset_id::float8 AS "assetId", field, edited_by AS by, edited_at AS "editedAt", noticed_at AS "noticedAt", value,
  released_by AS "releasedBy", released_at AS "releasedAt"`;

/** The locks of a connection, released ones too; of one asset, or of all. */
export async function listFieldLocks(
  db: Db,
  { connectionId, assetId = null }: { readonly connectionId: number; readonly assetId?: number | null | undefined },
): Promise<readonly FieldLockRow[]> {
  const { rows } = await db.client.query<FieldLockRow>(
    `SELECT ${columns} FROM hub.field_lock WHERE connection_id = $1 AND ($2::bigint IS NULL OR asset_id = $2) ORDER BY asset_id, field`,
    [connectionId, assetId],
  );
  return rows;
}

/** Locks fields that a person edited. One that is held already stays as it is; one that was released is held again. */
export async function insertFieldLocks(
  db: Db,
  connectionId: number,
  {
    locks,
    at,
  }: {
    readonly locks: readonly { assetId: number; field: string; by: string | null; at: Date | null; value: Value }[];
    readonly at: Date;
  },
): Promise<void> {
  if (locks.length === 0) return;
  await db.client.query(
    `INSERT INTO hub.field_lock AS k (connection_id, asset_id, field, edited_by, edited_at, noticed_at, value)
     SELECT $1, row."assetId", row.field, row.by, row.at, $3, coalesce(row.value, 'null'::jsonb)
       FROM jsonb_to_recordset($2::jsonb) AS row ("assetId" bigint, field text, by text, at timestamptz, value jsonb)
     ON CONFLICT (connection_id, asset_id, field) DO UPDATE SET edited_by = excluded.edited_by, edited_at = excluded.edited_at,
       noticed_at = excluded.noticed_at, value = excluded.value, released_by = NULL, released_at = NULL
      WHERE k.released_at IS NOT NULL`,
    [connectionId, JSON.stringify(locks), at],
  );
}

/** Lets fields of an asset go. `fields` null: all that are held. @returns those that were held */
export async function releaseFieldLocks(
  db: Db,
  {
    connectionId,
    assetId,
    fields,
  }: { readonly connectionId: number; readonly assetId: number; readonly fields: readonly string[] | null },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<readonly string[]> {
  const { rows } = await db.client.query<{ field: string }>(
    `UPDATE hub.field_lock SET released_by = $4, released_at = $5
      WHERE connection_id = $1 AND asset_id = $2 AND ($3::text[] IS NULL OR field = ANY ($3)) AND released_at IS NULL RETURNING field`,
    [connectionId, assetId, fields, by, at],
  );
  return rows.map(({ field }) => field).sort();
}
