import type { Db } from '../database.ts';

/** What somebody set of the mapping of a source. Members that are not known here belong to others and stay. */
export async function findMappingSettings(db: Db, sourceId: number): Promise<Readonly<Record<string, unknown>>> {
  const found = await db.client.query<{ settings: Record<string, unknown> }>(
    'SELECT settings FROM hub.mapping_setting WHERE source_id = $1',
    [sourceId],
  );
  return found.rows[0]?.settings ?? {};
}

/** Puts members in the settings of a source; a member that is null is taken out, others stay. */
export async function mergeMappingSettings(
  db: Db,
  sourceId: number,
  { members, by, at }: { readonly members: Readonly<Record<string, unknown>>; readonly by: string; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.mapping_setting AS s (source_id, settings, changed_by, changed_at) VALUES ($1, jsonb_strip_nulls($2::jsonb), $3, $4)
     ON CONFLICT (source_id) DO UPDATE SET settings =
            (s.settings || $2::jsonb) - ARRAY(SELECT m.key FROM jsonb_each($2::jsonb) AS m WHERE m.value = 'null'),
            changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [sourceId, JSON.stringify(members), by, at],
  );
}
