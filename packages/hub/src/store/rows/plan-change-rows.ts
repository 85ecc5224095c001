import type { Db } from '../database.ts';

/** A change as it stands in the database; what its columns mean is said in migration 0085 and in `engine/plan/planned-change.ts`. */
export interface PlanChangeRow {
  readonly number: number;
  readonly change: string;
  readonly sign: '+' | '~' | '-';
  readonly entity: string;
  readonly recordKey: string | null;
  readonly marker: string | null;
  readonly clientId: number | null;
  readonly title: string;
  readonly before: Readonly<Record<string, string | number | boolean | null>>;
  readonly after: Readonly<Record<string, string | number | boolean | null | { readonly keyOfChange: number }>>;
  readonly reason: string;
  readonly evidence: readonly { readonly from: string; readonly text: string }[];
  readonly conflicts: readonly {
    readonly field: string;
    readonly before: string | number | boolean | null;
    readonly ours: string | number | boolean | null;
    readonly theirs: string | number | boolean | null;
  }[];
}

/** The name of each member in the JSON that is inserted, its column and its type. */
const members = [
  ['number', 'number', 'int'],
  ['change', 'change', 'text'],
  ['sign', 'sign', 'text'],
  ['entity', 'entity', 'text'],
  ['recordKey', 'record_key', 'text'],
  ['marker', 'marker', 'text'],
  ['clientId', 'client_id', 'bigint'],
  ['title', 'title', 'text'],
  ['before', 'before', 'jsonb'],
  ['after', 'after', 'jsonb'],
  ['reason', 'reason', 'text'],
  ['evidence', 'evidence', 'jsonb'],
  ['conflicts', 'conflicts', 'jsonb'],
] as const;

const perStatement = 2_000;

/** Puts the changes of a plan in, some thousand per statement. */
export async function insertPlanChanges(
  db: Db,
  plan: { readonly id: number; readonly connectionId: number },
  changes: readonly PlanChangeRow[],
): Promise<void> {
  const names = members.map(([, column]) => column).join(', ');
  const typed = members.map(([name, , type]) => `"${name}" ${type}`).join(', ');
  const read = members.map(([name]) => `row."${name}"`).join(', ');
  for (let from = 0; from < changes.length; from += perStatement)
    await db.client.query(
      `INSERT INTO hub.plan_change (plan_id, connection_id, ${names})
       SELECT $1, $2, ${read} FROM jsonb_to_recordset($3::jsonb) AS row (${typed})`,
      [plan.id, plan.connectionId, JSON.stringify(changes.slice(from, from + perStatement))],
    );
}

/** The changes of a plan in their order, from after a number on. */
export async function listPlanChanges(
  db: Db,
  planId: number,
  { after = 0, limit = null }: { readonly after?: number; readonly limit?: number | null } = {},
): Promise<readonly PlanChangeRow[]> {
  const read = members.map(([name, column, type]) => `${column}${type === 'bigint' ? '::float8' : ''} AS "${name}"`).join(', ');
  const { rows } = await db.client.query<PlanChangeRow>(
    `SELECT ${read} FROM hub.plan_change WHERE plan_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [planId, after, limit],
  );
  return rows;
}
