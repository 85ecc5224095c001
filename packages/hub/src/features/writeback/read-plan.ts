import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { PlanNotFoundError } from '../../foundation/errors/plan-not-found.ts';
import type { Db } from '../../store/database.ts';
import { type ConnectionRow, findConnectionById } from '../../store/rows/connection-rows.ts';
import { findPlan, type PlanRow } from '../../store/rows/plan-rows.ts';

/** The plan with a number. @throws PlanNotFoundError */
export async function readPlanRow(db: Db, id: number, options: { readonly lock?: boolean } = {}): Promise<PlanRow> {
  const plan = await findPlan(db, id, options);
  if (!plan) throw new PlanNotFoundError(id);
  return plan;
}

/** The connection with a number. @throws ConnectionNotFoundError */
export async function readPlanConnection(db: Db, id: number): Promise<ConnectionRow> {
  const row = await findConnectionById(db, id);
  if (!row) throw new ConnectionNotFoundError(String(id), []);
  return row;
}
