import { hashPlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import type { Db } from '../../store/database.ts';
import { insertPlanChanges } from '../../store/rows/plan-change-rows.ts';
import { insertPlan } from '../../store/rows/plan-rows.ts';
import { countMirror } from './count-mirror.ts';
import { readPolicy } from './read-policy.ts';

/** What is saved besides the changes. */
export interface PlanWish {
  readonly connectionId: number;
  readonly kind: string;
  readonly title: string;
  readonly remarks: readonly string[];
  readonly revertsPlanId: number | null;
  readonly by: string;
  readonly at: Date;
}

/** Saves a plan with all of its changes, in the transaction of the caller. Returns its number. */
export async function savePlan(db: Db, content: PlanContent, wish: PlanWish): Promise<number> {
  const policy = await readPolicy(db, wish.connectionId);
  const entities = new Set(content.changes.filter(({ sign }) => sign !== '+').map(({ entity }) => entity));
  const id = await insertPlan(db, {
    connectionId: wish.connectionId,
    kind: wish.kind,
    title: wish.title,
    contentHash: hashPlan(content.changes),
    changeCount: content.changes.length,
    unchangedCount: content.unchanged,
    population: await countMirror(db, wish.connectionId, entities),
    revertsPlanId: wish.revertsPlanId,
    remarks: wish.remarks,
    createdBy: wish.by,
    createdAt: wish.at,
    expiresAt: new Date(wish.at.getTime() + policy.expiresAfterHours * 3_600_000),
  });
  await insertPlanChanges(db, { id, connectionId: wish.connectionId }, content.changes);
  return id;
}
