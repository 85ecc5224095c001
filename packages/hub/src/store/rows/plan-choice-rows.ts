import type { Db } from '../database.ts';

/** What people said of a plan: what is left out, who approved. */
interface PlanOf {
  readonly id: number;
  readonly connectionId: number;
}

/** Numbers of changes that are left out. */
export async function listPlanExclusions(db: Db, planId: number): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ number: number }>(
    'SELECT number FROM hub.plan_exclusion WHERE plan_id = $1 ORDER BY number',
    [planId],
  );
  return rows.map(({ number }) => number);
}

/** Leaves changes out. */
export async function insertPlanExclusions(
  db: Db,
  plan: PlanOf,
  { numbers, by, at }: { readonly numbers: readonly number[]; readonly by: string; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.plan_exclusion (plan_id, connection_id, number, excluded_by, excluded_at)
     SELECT $1, $2, number, $4, $5 FROM hub.plan_change WHERE plan_id = $1 AND number = ANY ($3::int[]) ON CONFLICT DO NOTHING`,
    [plan.id, plan.connectionId, numbers, by, at],
  );
}

/** Takes changes in again. */
export async function deletePlanExclusions(db: Db, planId: number, numbers: readonly number[]): Promise<void> {
  await db.client.query('DELETE FROM hub.plan_exclusion WHERE plan_id = $1 AND number = ANY ($2::int[])', [planId, numbers]);
}

/** An approval, of exactly what stood there then. */
export interface PlanApprovalRow {
  readonly approvedBy: string;
  readonly approvedAt: Date;
  readonly scopeHash: Buffer;
}

/** Who approved a plan, in order. */
export async function listPlanApprovals(db: Db, planId: number): Promise<readonly PlanApprovalRow[]> {
  const { rows } = await db.client.query<PlanApprovalRow>(
    `SELECT approved_by AS "approvedBy", approved_at AS "approvedAt", scope_hash AS "scopeHash"
       FROM hub.plan_approval WHERE plan_id = $1 ORDER BY approved_at, approved_by`,
    [planId],
  );
  return rows;
}

/** Approves; who approved before approves what stands there now. */
export async function upsertPlanApproval(
  db: Db,
  plan: PlanOf,
  { approvedBy, approvedAt, scopeHash }: PlanApprovalRow,
): Promise<void> {
  await db.client.query('DELETE FROM hub.plan_approval WHERE plan_id = $1 AND approved_by = $2', [plan.id, approvedBy]);
  await db.client.query(
    `INSERT INTO hub.plan_approval (plan_id, connection_id, approved_by, approved_at, scope_hash) VALUES ($1, $2, $3, $4, $5)`,
    [plan.id, plan.connectionId, approvedBy, approvedAt, scopeHash],
  );
}

/** Takes every approval back: what is to be applied has changed. */
export async function deletePlanApprovals(db: Db, planId: number): Promise<void> {
  await db.client.query('DELETE FROM hub.plan_approval WHERE plan_id = $1', [planId]);
}
