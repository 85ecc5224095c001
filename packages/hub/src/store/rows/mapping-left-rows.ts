import type { Db } from '../database.ts';

/** A company of a source, as far as it is compared. */
export interface LeftCompany {
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly externalId: string | null;
  readonly entraTenantId: string | null;
  readonly firstSeenAt: Date;
}

/** A device of a source, as far as it is compared. */
export interface LeftDevice {
  readonly id: string;
  readonly companyId: string | null;
  readonly siteName: string;
  readonly name: string | null;
  readonly serial: string | null;
  readonly biosUuid: string | null;
  readonly macs: readonly string[];
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly os: string | null;
  readonly lastUser: string | null;
  readonly lastSeenAt: string | null;
  readonly externalId: string | null;
}

/** Something that runs on devices, or that is counted. */
export interface LeftProduct {
  readonly name: string;
  readonly devices: number;
  readonly firstSeenAt: Date;
}

/** Somebody who was last seen at devices of a company. */
export interface LeftPerson {
  /** A JSON array of company and name. */
  readonly key: string;
  readonly companyId: string;
  readonly name: string;
}

const present = 'source_id = $1 AND gone_at IS NULL';

/** What a device of a source is mapped by, where the tool sells more than one thing, else its class. */
export const productOfDevice = `coalesce(nullif(record ->> 'product', ''), nullif(record ->> 'deviceClass', ''))`;

/** The key of who was last seen at a device, as JSON.stringify writes it. */
export const personOfDevice = `'[' || to_json(company_id)::text || ',' || to_json(record ->> 'lastUser')::text || ']'`;

/** The companies of a source that are not gone, by their ids. */
export async function listLeftCompanies(db: Db, sourceId: number): Promise<readonly LeftCompany[]> {
  const text = (names: readonly string[]) => names.map((name) => `nullif(record ->> '${name}', '') AS "${name}"`).join(', ');
  const listed = await db.client.query<LeftCompany>(
    `SELECT external_id AS id, first_seen_at AS "firstSeenAt",
            ${text(['name', 'domain', 'phone', 'street', 'town', 'postcode', 'country', 'externalId', 'entraTenantId'])}
       FROM hub.source_record WHERE ${present} AND stream = 'company' ORDER BY external_id`,
    [sourceId],
  );
  return listed.rows;
}

/** The devices of some companies of a source that are not gone, by their ids. */
export async function listLeftDevices(db: Db, sourceId: number, companyIds: readonly string[]): Promise<readonly LeftDevice[]> {
  const names = ['name', 'serial', 'biosUuid', 'manufacturer', 'model', 'os', 'lastUser', 'lastSeenAt', 'externalId'];
  const listed = await db.client.query<LeftDevice>(
    `SELECT external_id AS id, company_id AS "companyId", coalesce(record ->> 'siteName', '') AS "siteName",
            ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(record -> 'macs') WHEN 'array' THEN record -> 'macs' ELSE '[]' END)) AS macs,
            ${names.map((name) => `nullif(record ->> '${name}', '') AS "${name}"`).join(', ')}
       FROM hub.source_record WHERE ${present} AND stream = 'device' AND company_id = ANY ($2) ORDER BY external_id`,
    [sourceId, companyIds],
  );
  return listed.rows;
}

/** What is on the devices of a source and what it counts, by name. */
export async function listLeftProducts(db: Db, sourceId: number): Promise<readonly LeftProduct[]> {
  const listed = await db.client.query<LeftProduct>(
    `SELECT ${productOfDevice} AS name, count(*)::int AS devices, min(first_seen_at) AS "firstSeenAt"
       FROM hub.source_record WHERE ${present} AND stream = 'device' AND ${productOfDevice} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [sourceId],
  );
  return listed.rows;
}

/** Who was last seen at devices of some companies, by key. */
export async function listLeftPeople(db: Db, sourceId: number, companyIds: readonly string[]): Promise<readonly LeftPerson[]> {
  const listed = await db.client.query<LeftPerson>(
    `SELECT DISTINCT ${personOfDevice} AS key, company_id AS "companyId", record ->> 'lastUser' AS name
       FROM hub.source_record
      WHERE ${present} AND stream = 'device' AND company_id = ANY ($2) AND coalesce(record ->> 'lastUser', '') <> '' ORDER BY 1`,
    [sourceId, companyIds],
  );
  return listed.rows;
}

/** The devices of a source that are gone. */
export async function listGoneDevices(db: Db, sourceId: number): Promise<ReadonlySet<string>> {
  const listed = await db.client.query<{ id: string }>(
    `SELECT external_id AS id FROM hub.source_record WHERE source_id = $1 AND stream = 'device' AND gone_at IS NOT NULL`,
    [sourceId],
  );
  return new Set(listed.rows.map(({ id }) => id));
}

/** Companies and products of a source that came since a moment, oldest first. */
export async function listNewcomers(
  db: Db,
  sourceId: number,
  since: Date,
): Promise<readonly { readonly kind: 'company' | 'product'; readonly name: string; readonly key: string; readonly at: Date }[]> {
  const listed = await db.client.query<{ kind: 'company' | 'product'; name: string; key: string; at: Date }>(
    `SELECT 'company' AS kind, coalesce(nullif(record ->> 'name', ''), external_id) AS name, external_id AS key, first_seen_at AS at
       FROM hub.source_record WHERE ${present} AND stream = 'company' AND first_seen_at > $2
     UNION ALL
     SELECT 'product', ${productOfDevice}, ${productOfDevice}, min(first_seen_at)
       FROM hub.source_record WHERE source_id = $1 AND stream = 'device' AND ${productOfDevice} IS NOT NULL
      GROUP BY 2 HAVING min(first_seen_at) > $2
     ORDER BY 4, 3`,
    [sourceId, since],
  );
  return listed.rows;
}
