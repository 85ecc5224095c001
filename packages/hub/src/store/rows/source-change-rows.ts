import type { Db } from '../database.ts';

type Value = string | number | boolean | null;

/** For which device a change of a plan is made, and from which values. */
export interface SourceChangeRow {
  readonly number: number;
  readonly sourceKey: string;
  readonly origins: Readonly<Record<string, { readonly value: Value; readonly observedAt: string }>>;
}

const perStatement = 5_000;

/** Keeps for which devices the changes of a plan are made. */
export async function insertSourceChanges(
  db: Db,
  { planId, sourceId }: { readonly planId: number; readonly sourceId: number },
  changes: readonly SourceChangeRow[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += perStatement)
    await db.client.query(
      `INSERT INTO hub.source_change (plan_id, number, source_id, kind, source_key, origins)
       SELECT $1, row.number, $2, 'device', row."sourceKey", row.origins
         FROM jsonb_to_recordset($3::jsonb) AS row (number int, "sourceKey" text, origins jsonb)`,
      [planId, sourceId, JSON.stringify(changes.slice(from, from + perStatement))],
    );
}

/** An open plan of a source. */
export interface OpenSourcePlan {
  readonly id: number;
  readonly state: 'planned' | 'approved' | 'applying' | 'stopped';
  readonly contentHash: Buffer;
  readonly expiresAt: Date;
  readonly changes: number;
  readonly unchanged: number;
}

/** The open plans of a source, newest first; nobody else changes their state until the transaction ends. */
export async function listOpenSourcePlans(db: Db, sourceId: number): Promise<readonly OpenSourcePlan[]> {
  const { rows } = await db.client.query<OpenSourcePlan>(
    `SELECT id::float8 AS id, state, content_hash AS "contentHash", expires_at AS "expiresAt", change_count AS changes, unchanged_count AS unchanged
       FROM hub.plan WHERE state IN ('planned', 'approved', 'applying', 'stopped') AND kind = 'source'
        AND id IN (SELECT plan_id FROM hub.source_change WHERE source_id = $1 AND adopted_at IS NULL)
      ORDER BY id DESC FOR UPDATE`,
    [sourceId],
  );
  return rows;
}

const settled = `FROM hub.source_change c
   JOIN hub.plan_outcome o ON o.plan_id = c.plan_id AND o.number = c.number
   JOIN hub.plan_change p ON p.plan_id = c.plan_id AND p.number = c.number
   JOIN hub.source s ON s.id = c.source_id
  WHERE c.source_id = $1 AND c.adopted_at IS NULL AND c.kind = 'device'`;

/** What of outcomes was taken over. */
export interface AdoptedRows {
  readonly links: number;
  readonly values: number;
  readonly locks: number;
}

/**
 * Takes over what changes of a source came to and was not taken over yet: links of assets that were made, where values come from as they were
 * read back, and locks of fields that somebody edited while they were to be written. Twice does no more than once.
 */
export async function adoptSourceChanges(db: Db, sourceId: number, at: Date): Promise<AdoptedRows> {
  const links = await db.client.query(
    `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, halo_name, evidence, decided_by, decided_at)
     SELECT c.source_id, 'device', c.source_key, 'linked', o.record_key::bigint, p.after ->> 'tag',
            jsonb_build_array(jsonb_build_object('field', 'plan', 'left', NULL, 'right', NULL, 'level', 'made', 'weight', 0,
              'note', 'Plan ' || c.plan_id || ' made the asset for this device.')), 'plan', o.at
       ${settled} AND p.sign = '+' AND p.entity = 'asset' AND o.outcome IN ('applied', 'altered-by-halo', 'unchanged') AND o.record_key ~ '^[0-9]+$'
     ON CONFLICT DO NOTHING`,
    [sourceId],
  );
  const values = await db.client.query(
    `INSERT INTO hub.asset_value AS v (connection_id, asset_id, field, value, source_id, source_name, source_key, observed_at, plan_id, written_at)
     SELECT DISTINCT ON (p.connection_id, o.record_key, f.key) p.connection_id, o.record_key::bigint, f.key, o.found -> f.key, c.source_id, s.name,
            c.source_key, (f.value ->> 'observedAt')::timestamptz, c.plan_id, o.at
       ${settled.replace('WHERE', 'CROSS JOIN LATERAL jsonb_each(c.origins) f WHERE')}
        AND o.outcome IN ('applied', 'altered-by-halo', 'unchanged') AND o.found ? f.key AND o.record_key ~ '^[0-9]+$'
      ORDER BY p.connection_id, o.record_key, f.key, o.at DESC
     ON CONFLICT (connection_id, asset_id, field) DO UPDATE SET value = excluded.value, source_id = excluded.source_id,
       source_name = excluded.source_name, source_key = excluded.source_key, observed_at = excluded.observed_at, plan_id = excluded.plan_id,
       written_at = excluded.written_at
      WHERE v.written_at <= excluded.written_at`,
    [sourceId],
  );
  const locks = await db.client.query(
    `INSERT INTO hub.field_lock AS k (connection_id, asset_id, field, noticed_at, value)
     SELECT DISTINCT ON (v.connection_id, v.asset_id, v.field) v.connection_id, v.asset_id, v.field, $2, o.found -> v.field
       ${settled.replace('WHERE', 'JOIN hub.asset_value v ON v.connection_id = p.connection_id AND v.asset_id::text = o.record_key WHERE')}
        AND o.outcome = 'stale' AND o.found ? v.field AND c.origins ? v.field AND o.found -> v.field <> p.before -> v.field
        AND v.value = p.before -> v.field
     ON CONFLICT (connection_id, asset_id, field) DO UPDATE SET edited_by = NULL, edited_at = NULL, noticed_at = excluded.noticed_at,
       value = excluded.value, released_by = NULL, released_at = NULL WHERE k.released_at IS NOT NULL`,
    [sourceId, at],
  );
  await db.client.query(
    `UPDATE hub.source_change c SET adopted_at = $2 FROM hub.plan_outcome o
      WHERE c.source_id = $1 AND c.adopted_at IS NULL AND o.plan_id = c.plan_id AND o.number = c.number
        AND o.outcome IN ('applied', 'altered-by-halo', 'unchanged', 'stale', 'skipped')`,
    [sourceId, at],
  );
  return { links: links.rowCount ?? 0, values: values.rowCount ?? 0, locks: locks.rowCount ?? 0 };
}

/** Says of a plan that nothing will come of what is open in it. */
export async function closeSourceChanges(db: Db, planId: number, at: Date): Promise<void> {
  await db.client.query('UPDATE hub.source_change SET adopted_at = $2 WHERE plan_id = $1 AND adopted_at IS NULL', [planId, at]);
}

/** What HaloPSA refused of a device, newest first. */
export interface RefusedChange {
  readonly sourceKey: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The last refusal of each device since a moment. */
export async function listRefusedChanges(db: Db, sourceId: number, since: Date): Promise<readonly RefusedChange[]> {
  const { rows } = await db.client.query<RefusedChange>(
    `SELECT DISTINCT ON (c.source_key) c.source_key AS "sourceKey", p.after ${settled} AND o.outcome = 'refused' AND o.at > $2
      ORDER BY c.source_key, c.plan_id DESC`,
    [sourceId, since],
  );
  return rows;
}

/** The sources that a plan is made from; none where no source built it. */
export async function listSourcesOfPlan(db: Db, planId: number): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ id: number }>(
    'SELECT DISTINCT source_id AS id FROM hub.source_change WHERE plan_id = $1',
    [planId],
  );
  return rows.map(({ id }) => id);
}
