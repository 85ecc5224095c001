import type { Db } from '../database.ts';

/** The policy of a connection as it was kept; undefined: the usual one. */
export async function findPlanPolicy(db: Db, connectionId: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await db.client.query<{ policy: Readonly<Record<string, unknown>> }>(
    'SELECT policy FROM hub.plan_policy WHERE connection_id = $1',
    [connectionId],
  );
  return rows[0]?.policy;
}

/** Keeps the policy of a connection. */
export async function upsertPlanPolicy(
  db: Db,
  connectionId: number,
  { policy, by, at }: { readonly policy: object; readonly by: string; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.plan_policy (connection_id, policy, changed_by, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id) DO UPDATE SET policy = EXCLUDED.policy, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at`,
    [connectionId, JSON.stringify(policy), by, at],
  );
}

/** Which entities' markers are known to be found again, or not. */
export async function listMarkerProofs(
  db: Db,
  connectionId: number,
): Promise<readonly { readonly entity: string; readonly isFound: boolean }[]> {
  const { rows } = await db.client.query<{ entity: string; isFound: boolean }>(
    'SELECT entity, is_found AS "isFound" FROM hub.marker_proof WHERE connection_id = $1',
    [connectionId],
  );
  return rows;
}

/** Keeps whether a marker was found again. */
export async function upsertMarkerProof(
  db: Db,
  connectionId: number,
  { entity, isFound, at }: { readonly entity: string; readonly isFound: boolean; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.marker_proof (connection_id, entity, is_found, proven_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id, entity) DO UPDATE SET is_found = EXCLUDED.is_found, proven_at = EXCLUDED.proven_at`,
    [connectionId, entity, isFound, at],
  );
}

/** Why nothing may be applied on a connection; undefined: nothing stands against it. */
export async function findApplyFreeze(
  db: Db,
  connectionId: number,
): Promise<{ readonly reason: string; readonly frozenAt: Date } | undefined> {
  const { rows } = await db.client.query<{ reason: string; frozenAt: Date }>(
    'SELECT reason, frozen_at AS "frozenAt" FROM hub.apply_freeze WHERE connection_id = $1',
    [connectionId],
  );
  return rows[0];
}

/** Freezes a connection, or lets it go again (null). */
export async function setApplyFreeze(
  db: Db,
  connectionId: number,
  freeze: { readonly reason: string; readonly at: Date } | null,
): Promise<void> {
  await db.client.query('DELETE FROM hub.apply_freeze WHERE connection_id = $1', [connectionId]);
  if (freeze)
    await db.client.query('INSERT INTO hub.apply_freeze (connection_id, reason, frozen_at) VALUES ($1, $2, $3)', [
      connectionId,
      freeze.reason,
      freeze.at,
    ]);
}
