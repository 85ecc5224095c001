import type { Db } from '../database.ts';
import { joinWithoutLoops } from '../join-without-loops.ts';

/** Why nothing is planned for a device. */
export const leftOutReasons = [
  'gone',
  'no-company',
  'company-not-mapped',
  'company-ignored',
  'company-suspended',
  'no-site',
  'ignored',
  'suspended',
  'waits-for-choice',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** How the devices of a source stand: `ready` and every reason why one is left out, each with its count. */
export async function countLeftOut(
  db: Db,
  sourceId: number,
): Promise<{ readonly ready: number; readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[] }> {
  const counted = await joinWithoutLoops(db, () =>
    db.client.query<{ reason: LeftOutReason | 'ready'; count: number }>(
      `WITH device AS (
       SELECT external_id, company_id, coalesce(record ->> 'siteName', '') AS site, gone_at FROM hub.source_record
        WHERE source_id = $1 AND stream = 'device'),
     link AS (SELECT * FROM hub.mapping_link WHERE source_id = $1 AND kind = 'company')
     SELECT CASE
         WHEN d.gone_at IS NOT NULL THEN 'gone'
         WHEN d.company_id IS NULL THEN 'no-company'
         WHEN coalesce(split.state, whole.state) IS NULL THEN 'company-not-mapped'
         WHEN coalesce(split.state, whole.state) = 'ignored' THEN 'company-ignored'
         WHEN coalesce(split.state, whole.state) = 'suspended' THEN 'company-suspended'
         WHEN own.state = 'ignored' THEN 'ignored'
         WHEN own.state = 'suspended' THEN 'suspended'
         WHEN own.state = 'linked' THEN 'ready'
         WHEN waiting.source_key IS NOT NULL THEN 'waits-for-choice'
         WHEN (CASE WHEN split.state IS NULL THEN whole.site_id ELSE split.site_id END) IS NULL THEN 'no-site'
         ELSE 'ready' END AS reason, count(*)::int AS count
       FROM device d
       LEFT JOIN link split ON split.source_key = d.company_id AND split.site_name = d.site AND d.site <> ''
       LEFT JOIN link whole ON whole.source_key = d.company_id AND whole.site_name = ''
       LEFT JOIN hub.mapping_link own ON own.source_id = $1 AND own.kind = 'device' AND own.source_key = d.external_id AND own.site_name = ''
       LEFT JOIN hub.mapping_candidate waiting ON waiting.source_id = $1 AND waiting.kind = 'device' AND waiting.source_key = d.external_id AND waiting.rank = 0
      GROUP BY 1`,
      [sourceId],
    ),
  );
  const count = (reason: LeftOutReason | 'ready') => counted.rows.find((row) => row.reason === reason)?.count ?? 0;
  return {
    ready: count('ready'),
    leftOut: leftOutReasons.flatMap((reason) => (count(reason) === 0 ? [] : [{ reason, count: count(reason) }])),
  };
}

/** How the companies of a source are mapped. */
export interface CompanyStanding {
  readonly linked: number;
  readonly linkedWithSite: number;
}

/** Counts companies, or split sites of them, that are linked, and those with a site for new devices. */
export async function countMappedCompanies(db: Db, sourceId: number): Promise<CompanyStanding> {
  const counted = await db.client.query<CompanyStanding>(
    `SELECT count(*)::int AS linked, count(site_id)::int AS "linkedWithSite" FROM hub.mapping_link
      WHERE source_id = $1 AND kind = 'company' AND state = 'linked'`,
    [sourceId],
  );
  return counted.rows[0] ?? { linked: 0, linkedWithSite: 0 };
}
