import type { Db } from '../database.ts';

/** What a change came to. */
export interface PlanOutcomeRow {
  readonly number: number;
  readonly outcome: 'applied' | 'altered-by-halo' | 'unchanged' | 'stale' | 'refused' | 'failed' | 'uncertain' | 'skipped';
  readonly recordKey: string | null;
  readonly found: Readonly<Record<string, string | number | boolean | null>> | null;
  readonly problem: string | null;
  readonly at: Date;
}

/** The outcomes of a plan, by number. */
export async function listPlanOutcomes(db: Db, planId: number): Promise<readonly PlanOutcomeRow[]> {
  const { rows } = await db.client.query<PlanOutcomeRow>(
    'SELECT number, outcome, record_key AS "recordKey", found, problem, at FROM hub.plan_outcome WHERE plan_id = $1 ORDER BY number',
    [planId],
  );
  return rows;
}

/** Keeps outcomes; one that was kept before is replaced, because what failed may be tried again. */
export async function upsertPlanOutcomes(
  db: Db,
  plan: { readonly id: number; readonly connectionId: number },
  outcomes: readonly PlanOutcomeRow[],
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.plan_outcome (plan_id, connection_id, number, outcome, record_key, found, problem, at)
     SELECT $1, $2, row.number, row.outcome, row."recordKey", row.found, row.problem, row.at
       FROM jsonb_to_recordset($3::jsonb) AS row (number int, outcome text, "recordKey" text, found jsonb, problem text, at timestamptz)
     ON CONFLICT (plan_id, number) DO UPDATE SET outcome = EXCLUDED.outcome, record_key = EXCLUDED.record_key, found = EXCLUDED.found,
       problem = EXCLUDED.problem, at = EXCLUDED.at`,
    [plan.id, plan.connectionId, JSON.stringify(outcomes)],
  );
}
