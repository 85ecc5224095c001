import type { Db } from '../database.ts';
import { joinWithoutLoops } from '../join-without-loops.ts';
import { personOfDevice, productOfDevice } from './mapping-left-rows.ts';
import type { MappingKind } from './mapping-link-rows.ts';

/** Where a record of a source stands: each is in one of these. */
export const mappingTabs = ['suggested', 'needs-choice', 'unmatched', 'matched', 'ignored', 'conflicts'] as const;
export type MappingTab = (typeof mappingTabs)[number];

/** Whose records are looked at. */
export interface MappedList {
  readonly sourceId: number;
  readonly kind: MappingKind;
}

/** A record of a source, for a list. Its link and its candidates are read by themselves. */
export interface MappingListRow {
  readonly sourceKey: string;
  readonly name: string;
  /** Of a device and a user: the tool's name of the company. */
  readonly companyName: string | null;
  readonly siteName: string | null;
  /** Of a device its serial number and its class; of a product how many devices. */
  readonly hint: string | null;
  /** Not in the last complete read, but not gone either. */
  readonly isMissing: boolean;
  readonly tab: MappingTab;
  readonly score: number | null;
  /** What the row is sorted by, as text. */
  readonly place: string;
}

const ofRecord = `FROM hub.source_record r WHERE r.source_id = $1 AND r.gone_at IS NULL AND r.stream`;
const company = `(SELECT c.record ->> 'name' FROM hub.source_record c WHERE c.source_id = $1 AND c.stream = 'company' AND c.external_id = r.company_id)`;

/** Per kind, its records: key, name, company_id, site, hint, missing. */
const records: Readonly<Record<MappingKind, string>> = {
  company: `SELECT external_id AS key, coalesce(nullif(record ->> 'name', ''), external_id) AS name, NULL::text AS company_id, NULL::text AS site,
                   record ->> 'domain' AS hint, missing_since IS NOT NULL AS missing ${ofRecord} = 'company'`,
  product: `SELECT ${productOfDevice} AS key, ${productOfDevice} AS name, NULL::text AS company_id, NULL::text AS site,
                   count(*) || ' devices' AS hint, false AS missing ${ofRecord} = 'device' AND ${productOfDevice} IS NOT NULL GROUP BY 1`,
  device: `SELECT external_id AS key, coalesce(nullif(record ->> 'name', ''), external_id) AS name, company_id, nullif(record ->> 'siteName', '') AS site,
                  record ->> 'serial' AS hint, missing_since IS NOT NULL AS missing ${ofRecord} = 'device'`,
  user: `SELECT ${personOfDevice} AS key, min(record ->> 'lastUser') AS name, min(company_id) AS company_id, NULL::text AS site,
                count(*) || ' devices' AS hint, false AS missing
           ${ofRecord} = 'device' AND company_id IS NOT NULL AND coalesce(record ->> 'lastUser', '') <> '' GROUP BY 1`,
};

const odds = (score: string) => `ln(greatest(${score}, 1e-12) / greatest(1 - ${score}, 1e-12))`;

/** Candidates less than three bits apart are near each other. */
const near = `${odds('c0.score')} - ${odds('c1.score')} < 2.08`;

/** What is less likely is shown as a candidate, and is no suggestion. */
const leastScore = 0.01;

/** The records of a kind with the tab of each. A record that is linked and has a candidate all the same contradicts its link. */
const placed = (kind: MappingKind) => `
  rec AS MATERIALIZED (${records[kind]}),
  link AS (SELECT * FROM hub.mapping_link WHERE source_id = $1 AND kind = $2 AND site_name = ''),
  cand AS (SELECT c.source_key, c.rank, c.halo_key, c.score, c.decision, c.evidence @> '[{"field": "doubt"}]' AS doubt
             FROM hub.mapping_candidate c WHERE source_id = $1 AND kind = $2 AND rank < 2),
  claim AS (SELECT halo_key, count(*) AS claims FROM cand
             WHERE rank = 0 AND NOT EXISTS (SELECT 1 FROM link WHERE link.source_key = cand.source_key) GROUP BY halo_key),
  placed AS (
    SELECT rec.*, link.halo_name, CASE WHEN link.state IS NULL THEN c0.score ELSE link.score END AS score,
           CASE WHEN link.state = 'ignored' THEN 'ignored'
                WHEN link.state = 'suspended' THEN 'conflicts'
                WHEN link.state = 'linked' THEN CASE WHEN c0.source_key IS NULL THEN 'matched' ELSE 'conflicts' END
                WHEN c0.source_key IS NULL OR c0.score < ${leastScore} THEN 'unmatched'
                WHEN c0.decision = 'auto' THEN 'suggested'
                WHEN claim.claims > 1 THEN 'conflicts'
                WHEN c0.doubt OR coalesce(${near}, false) THEN 'needs-choice'
                ELSE 'suggested' END AS tab
      FROM rec LEFT JOIN link ON link.source_key = rec.key
      LEFT JOIN cand c0 ON c0.source_key = rec.key AND c0.rank = 0
      LEFT JOIN cand c1 ON c1.source_key = rec.key AND c1.rank = 1
      LEFT JOIN claim ON claim.halo_key = c0.halo_key)`;

/** How many records of a kind are in each tab. */
export async function countTabs(db: Db, { sourceId, kind }: MappedList): Promise<Readonly<Record<MappingTab, number>>> {
  const counted = await joinWithoutLoops(db, () =>
    db.client.query<{ tab: MappingTab; count: number }>(
      `WITH ${placed(kind)} SELECT tab, count(*)::int AS count FROM placed GROUP BY tab`,
      [sourceId, kind],
    ),
  );
  const counts = Object.fromEntries(mappingTabs.map((tab) => [tab, 0])) as Record<MappingTab, number>;
  for (const { tab, count } of counted.rows) counts[tab] = count;
  return counts;
}

/** A page of a list. */
export interface MappingPageWish {
  readonly tab: MappingTab | null;
  /** In names, keys and what HaloPSA calls it. */
  readonly text: string | null;
  readonly sort: 'name' | 'score';
  /** The place and the key of the last row of the page before. */
  readonly after: { readonly place: string; readonly key: string } | null;
  readonly limit: number;
}

/** Records of a kind in their order, and how many there are in all pages. */
export async function listMappingRows(
  db: Db,
  { sourceId, kind }: MappedList,
  wish: MappingPageWish,
): Promise<{ readonly rows: readonly MappingListRow[]; readonly total: number }> {
  const place = wish.sort === 'name' ? `lower(name) COLLATE "C"` : `to_char(1 - coalesce(score, 0), 'FM0.0000000000')`;
  const pattern = wish.text === null ? null : `%${wish.text.replace(/[\\%_]/g, '\\$&')}%`;
  const found = `found AS (SELECT *, ${place} AS place FROM placed
    WHERE ($3::text IS NULL OR tab = $3) AND ($4::text IS NULL OR name ILIKE $4 OR key ILIKE $4 OR hint ILIKE $4 OR halo_name ILIKE $4))`;
  const listed = await joinWithoutLoops(db, () =>
    db.client.query<MappingListRow & { total: number }>(
      `WITH ${placed(kind)}, ${found},
     page AS (SELECT * FROM found WHERE $5::text IS NULL OR (place, key COLLATE "C") > ($5, $6) ORDER BY place, key COLLATE "C" LIMIT $7)
     SELECT key AS "sourceKey", name, ${company.replace('r.company_id', 'page.company_id')} AS "companyName", site AS "siteName", hint,
            missing AS "isMissing", tab, score, place, (SELECT count(*)::int FROM found) AS total
       FROM page ORDER BY place, key COLLATE "C"`,
      [sourceId, kind, wish.tab, pattern, wish.after?.place ?? null, wish.after?.key ?? null, wish.limit],
    ),
  );
  return { rows: listed.rows.map(({ total: _, ...row }) => row), total: listed.rows[0]?.total ?? 0 };
}

/** Records of a kind that are there, among these keys. */
export async function findPresentKeys(
  db: Db,
  { sourceId, kind }: MappedList,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await db.client.query<{ key: string }>(
    `WITH rec AS (${records[kind]}) SELECT key FROM rec WHERE key = ANY ($2)`,
    [sourceId, keys],
  );
  return new Set(found.rows.map(({ key }) => key));
}

/** The tool's names of the records of a kind, by key. */
export async function listSourceNames(db: Db, { sourceId, kind }: MappedList): Promise<ReadonlyMap<string, string>> {
  const found = await db.client.query<{ key: string; name: string }>(`WITH rec AS (${records[kind]}) SELECT key, name FROM rec`, [
    sourceId,
  ]);
  return new Map(found.rows.map(({ key, name }) => [key, name]));
}

/** The tool's names of the sites of a company, with their devices. */
export async function listCompanySites(
  db: Db,
  sourceId: number,
  companyId: string,
): Promise<readonly { readonly name: string; readonly devices: number }[]> {
  const found = await db.client.query<{ name: string; devices: number }>(
    `SELECT r.record ->> 'siteName' AS name, count(*)::int AS devices ${ofRecord} = 'device' AND r.company_id = $2
        AND coalesce(r.record ->> 'siteName', '') <> '' GROUP BY 1 ORDER BY 1`,
    [sourceId, companyId],
  );
  return found.rows;
}
