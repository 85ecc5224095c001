import type { Db } from '../database.ts';

/** What is mapped, in the order in which it is: each of the later kinds goes by the ones before. */
export const mappingKinds = ['company', 'product', 'device', 'user'] as const;
export type MappingKind = (typeof mappingKinds)[number];

/** `suspended`: what it leads to is gone or changed in HaloPSA; nothing is planned by it until a person has looked. */
export type MappingState = 'linked' | 'ignored' | 'suspended';

/** What is mapped: of a company and a device the tool's id; of a product its name; of a user a JSON array of company and name. */
export interface MappingKey {
  readonly kind: MappingKind;
  readonly sourceKey: string;
  /** Of a company that is split: the tool's name of the site. Empty: all of it. */
  readonly siteName: string;
}

/** One thing that speaks for or against a link. */
export interface MappingEvidence {
  readonly field: string;
  /** What the two records say. */
  readonly left: string | null;
  readonly right: string | null;
  /** How the two compare, by the rule's word for it. */
  readonly level: string;
  /** Bits: +1 doubles the odds. */
  readonly weight: number;
  /** A sentence for people. */
  readonly note: string;
}

/** What a record of a source is in HaloPSA. */
export interface MappingLink extends MappingKey {
  readonly state: MappingState;
  /** The client, asset type, asset or user; null: ignored. */
  readonly haloKey: number | null;
  /** Of a company: the site at which new devices come to be. */
  readonly siteId: number | null;
  /** What HaloPSA called it when it was linked. */
  readonly haloName: string | null;
  /** Why it is ignored or suspended. */
  readonly reason: string | null;
  /** A probability; null: a person's word. */
  readonly score: number | null;
  readonly evidence: readonly MappingEvidence[];
  /** `rule`, `plan`, or the name of a person. */
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly batchId: number | null;
}

const columns = `kind, source_key AS "sourceKey", site_name AS "siteName", state, halo_key AS "haloKey", site_id AS "siteId",
  halo_name AS "haloName", reason, score, evidence, decided_by AS "decidedBy", decided_at AS "decidedAt", batch_id AS "batchId"`;

/** Every link of a source, or those of one kind, by kind and key. */
export async function listLinks(db: Db, sourceId: number, kind: MappingKind | null = null): Promise<readonly MappingLink[]> {
  const listed = await db.client.query<MappingLink>(
    `SELECT ${columns} FROM hub.mapping_link WHERE source_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY kind, source_key, site_name`,
    [sourceId, kind],
  );
  return listed.rows;
}

/** The links of some records of one kind, splits among them. */
export async function findLinks(
  db: Db,
  sourceId: number,
  { kind, sourceKeys }: { readonly kind: MappingKind; readonly sourceKeys: readonly string[] },
): Promise<readonly MappingLink[]> {
  const found = await db.client.query<MappingLink>(
    `SELECT ${columns} FROM hub.mapping_link WHERE source_id = $1 AND kind = $2 AND source_key = ANY ($3) ORDER BY source_key, site_name`,
    [sourceId, kind, sourceKeys],
  );
  return found.rows;
}

/**
 * Holds the mapping of a source until the transaction ends: whoever else would change it waits.
 * @returns whether there is such a source
 */
export async function holdMapping(db: Db, sourceId: number): Promise<boolean> {
  const found = await db.client.query(`SELECT 1 FROM hub.source WHERE id = $1 AND state <> 'removed' FOR NO KEY UPDATE`, [
    sourceId,
  ]);
  return found.rowCount === 1;
}

/** Writes down another name that means the same, without a batch: nothing of the mapping changes by it. */
export async function renameLinks(
  db: Db,
  sourceId: number,
  names: readonly (MappingKey & { readonly haloName: string })[],
): Promise<void> {
  if (names.length === 0) return;
  await db.client.query(
    `UPDATE hub.mapping_link l SET halo_name = n."haloName"
       FROM jsonb_to_recordset($2::jsonb) AS n (kind text, "sourceKey" text, "siteName" text, "haloName" text)
      WHERE l.source_id = $1 AND l.kind = n.kind AND l.source_key = n."sourceKey" AND l.site_name = n."siteName"`,
    [sourceId, JSON.stringify(names)],
  );
}
