import type { Db } from '../database.ts';

/** A record that plans of this hub made in HaloPSA. */
export interface InstalledRecord {
  readonly entity: string;
  /** As HaloPSA keys it. */
  readonly key: string;
  /** What the plan called it. */
  readonly title: string;
  readonly planId: number;
}

/**
 * Everything that plans of a connection ever made in HaloPSA, each once, oldest first: what came to be by the outcome of a change, and what the journal
 * knows an answer of though the outcome is open.
 */
export async function listInstalledRecords(db: Db, connectionId: number): Promise<readonly InstalledRecord[]> {
  const { rows } = await db.client.query<InstalledRecord>(
    `SELECT DISTINCT ON (c.entity, key.value) c.entity, key.value AS key, c.title, c.plan_id::int AS "planId"
       FROM hub.plan_change c
       LEFT JOIN hub.plan_outcome o ON o.plan_id = c.plan_id AND o.number = c.number
       LEFT JOIN LATERAL (SELECT j.answered_key FROM hub.plan_journal j
                           WHERE j.plan_id = c.plan_id AND j.number = c.number AND j.act = 'create' AND j.answered_key IS NOT NULL
                           ORDER BY j.id DESC LIMIT 1) j ON true
       CROSS JOIN LATERAL (SELECT coalesce(o.record_key, j.answered_key) AS value) key
      WHERE c.connection_id = $1 AND c.sign = '+' AND key.value IS NOT NULL
        -- A record that was there already was found, not made.
        AND EXISTS (SELECT FROM hub.plan_journal j WHERE j.plan_id = c.plan_id AND j.number = c.number AND j.act = 'create')
      ORDER BY c.entity, key.value, c.plan_id`,
    [connectionId],
  );
  return rows;
}

/** The number of some asset of the mirror that is in use; null: there is none. */
export async function findAnyAsset(db: Db, connectionId: number): Promise<number | null> {
  const { rows } = await db.client.query<{ id: number }>(
    `SELECT id::int AS id FROM mirror.asset WHERE connection_id = $1 AND deleted_at IS NULL ORDER BY is_inactive IS TRUE, id LIMIT 1`,
    [connectionId],
  );
  return rows[0]?.id ?? null;
}
