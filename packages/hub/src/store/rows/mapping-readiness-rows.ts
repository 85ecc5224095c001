import type { Db } from '../database.ts';

/** How far the companies of a source are mapped. */
export interface MappedCompanies {
  readonly companies: number;
  readonly linked: number;
  readonly withoutSite: number;
}

/** Counts the companies of a source and their links. */
export async function countMappedCompanies(db: Db, sourceId: number): Promise<MappedCompanies> {
  const { rows } = await db.client.query<MappedCompanies>(
    `SELECT (SELECT count(*)::int FROM hub.source_record WHERE source_id = $1 AND stream = 'company' AND gone_at IS NULL) AS companies,
            count(*) FILTER (WHERE state = 'linked')::int AS linked, count(*) FILTER (WHERE state = 'linked' AND site_id IS NULL)::int AS "withoutSite"
       FROM hub.mapping_link WHERE source_id = $1 AND kind = 'company'`,
    [sourceId],
  );
  return rows[0] ?? { companies: 0, linked: 0, withoutSite: 0 };
}
