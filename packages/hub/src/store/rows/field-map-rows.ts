import type { Db } from '../database.ts';

/** The field map of a source, as it is kept; null: none was ever set. */
export async function findFieldMap(db: Db, sourceId: number): Promise<unknown> {
  const { rows } = await db.client.query<{ fields: unknown }>('SELECT fields FROM hub.mapping_setting WHERE source_id = $1', [
    sourceId,
  ]);
  return rows[0]?.fields ?? null;
}

/** Keeps the field map of a source; its other settings stay. */
export async function upsertFieldMap(
  db: Db,
  sourceId: number,
  { fields, by, at }: { readonly fields: unknown; readonly by: string; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.mapping_setting (source_id, fields, changed_by, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source_id) DO UPDATE SET fields = excluded.fields, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [sourceId, JSON.stringify(fields), by, at],
  );
}

/** An asset field or custom field of a HaloPSA, by our name of it. */
export interface TargetFieldRow {
  readonly field: string;
  readonly name: string;
}

/** The asset fields and the custom fields of assets that the mirror knows (usage 5 is the asset: API.md 3.27). */
export async function listTargetFields(db: Db, connectionId: number): Promise<readonly TargetFieldRow[]> {
  const { rows } = await db.client.query<TargetFieldRow>(
    `SELECT 'field:' || id AS field, name FROM mirror.asset_field WHERE connection_id = $1 AND deleted_at IS NULL AND name <> ''
      UNION ALL
     SELECT 'custom:' || id, coalesce(nullif(label, ''), name) FROM mirror.custom_field
      WHERE connection_id = $1 AND deleted_at IS NULL AND usage = 5 AND coalesce(nullif(label, ''), name) IS NOT NULL
      ORDER BY 1`,
    [connectionId],
  );
  return rows;
}

/** The names of further fields that devices of a source have, with how many have each. */
export async function listSourceFieldNames(
  db: Db,
  sourceId: number,
): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const { rows } = await db.client.query<{ name: string; count: number }>(
    `SELECT key AS name, count(*)::int AS count
       FROM (SELECT record FROM hub.source_record WHERE source_id = $1 AND stream = 'device' AND gone_at IS NULL LIMIT 2000) r,
            LATERAL jsonb_object_keys(CASE WHEN jsonb_typeof(r.record -> 'fields') = 'object' THEN r.record -> 'fields' ELSE '{}' END) AS key
      GROUP BY key ORDER BY count DESC, key LIMIT 500`,
    [sourceId],
  );
  return rows;
}
