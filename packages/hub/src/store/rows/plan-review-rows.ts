import type { Db, ReaderLimits } from '../database.ts';
import type { PlanChangeRow } from './plan-change-rows.ts';
import type { PlanOutcomeRow } from './plan-outcome-rows.ts';

/** Which changes of a plan are looked at. */
export interface PlanChangeFilter {
  readonly sign?: '+' | '~' | '-' | undefined;
  /** 0: those of no client. */
  readonly clientId?: number | undefined;
  readonly entity?: string | undefined;
  /** `open`: not settled. */
  readonly outcome?: PlanOutcomeRow['outcome'] | 'open' | undefined;
  /** Stands in title, reason, key of the record, or name of the client. */
  readonly text?: string | undefined;
  readonly isExcluded?: boolean | undefined;
  readonly hasConflict?: boolean | undefined;
}

/** A change with what people said of it and what came of it. */
export interface PlanReviewRow extends Omit<PlanChangeRow, 'marker'> {
  readonly clientName: string | null;
  readonly isExcluded: boolean;
  readonly outcome: Omit<PlanOutcomeRow, 'number'> | null;
}

/** How many changes of a plan are alike in these. */
export interface PlanPart {
  readonly planId: number;
  readonly sign: '+' | '~' | '-';
  readonly entity: string;
  readonly clientId: number | null;
  readonly clientName: string | null;
  readonly isExcluded: boolean;
  readonly outcome: PlanOutcomeRow['outcome'] | null;
  readonly count: number;
}

const joined = `hub.plan_change c
  LEFT JOIN hub.plan_exclusion x ON x.plan_id = c.plan_id AND x.number = c.number
  LEFT JOIN hub.plan_outcome o ON o.plan_id = c.plan_id AND o.number = c.number
  LEFT JOIN mirror.client m ON m.connection_id = c.connection_id AND m.id = c.client_id`;

/** What a person sees: all, or the changes of their clients. Changes of no client are for whoever sees all. */
const inSight = (first: number) =>
  `($${first}::int[] IS NULL OR (c.connection_id, c.client_id) IN (SELECT * FROM unnest($${first}::int[], $${first + 1}::bigint[])))`;

const sightOf = ({ clients }: ReaderLimits) => [
  clients?.map(({ connectionId }) => connectionId) ?? null,
  clients?.map(({ clientId }) => clientId) ?? null,
];

const filtered = `($4::text IS NULL OR c.sign = $4) AND ($5::bigint IS NULL OR coalesce(c.client_id, 0) = $5)
  AND ($6::text IS NULL OR c.entity = $6) AND ($7::text IS NULL OR coalesce(o.outcome, 'open') = $7)
  AND ($8::text IS NULL OR strpos(lower(concat_ws(' ', c.title, c.reason, c.record_key, m.name)), lower($8)) > 0)
  AND ($9::boolean IS NULL OR (x.number IS NOT NULL) = $9) AND ($10::boolean IS NULL OR (c.conflicts <> '[]') = $10)`;

const filterOf = ({ sign, clientId, entity, outcome, text, isExcluded, hasConflict }: PlanChangeFilter) => [
  ...[sign ?? null, clientId ?? null, entity ?? null, outcome ?? null],
  ...[text === undefined || text === '' ? null : text, isExcluded ?? null, hasConflict ?? null],
];

/** Whose eyes look at which changes of which plan. */
export interface PlanLook {
  readonly planId: number;
  readonly reader: ReaderLimits;
  readonly filter: PlanChangeFilter;
}

/** Changes in their order, after a number. */
export async function listPlanReview(
  db: Db,
  { planId, reader, filter, after, limit }: PlanLook & { readonly after: number; readonly limit: number },
): Promise<readonly PlanReviewRow[]> {
  const { rows } = await db.client.query<PlanReviewRow>(
    `SELECT c.number, c.change, c.sign, c.entity, c.record_key AS "recordKey", c.client_id::float8 AS "clientId", m.name AS "clientName",
            c.title, c.before, c.after, c.reason, c.evidence, c.conflicts, x.number IS NOT NULL AS "isExcluded",
            CASE WHEN o.number IS NOT NULL THEN jsonb_build_object('outcome', o.outcome, 'recordKey', o.record_key, 'found', o.found,
              'problem', o.problem, 'at', to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS outcome
       FROM ${joined} WHERE c.plan_id = $1 AND ${inSight(2)} AND ${filtered} AND c.number > $11 ORDER BY c.number LIMIT $12`,
    [planId, ...sightOf(reader), ...filterOf(filter), after, limit],
  );
  return rows.map((row) => (row.outcome === null ? row : { ...row, outcome: { ...row.outcome, at: new Date(row.outcome.at) } }));
}

/** The numbers of all changes that a filter lets through. */
export async function listPlanNumbers(db: Db, { planId, reader, filter }: PlanLook): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ number: number }>(
    `SELECT c.number FROM ${joined} WHERE c.plan_id = $1 AND ${inSight(2)} AND ${filtered} ORDER BY c.number`,
    [planId, ...sightOf(reader), ...filterOf(filter)],
  );
  return rows.map(({ number }) => number);
}

/** Counts the changes that a filter lets through. */
export async function countPlanReview(db: Db, { planId, reader, filter }: PlanLook): Promise<number> {
  const { rows } = await db.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${joined} WHERE c.plan_id = $1 AND ${inSight(2)} AND ${filtered}`,
    [planId, ...sightOf(reader), ...filterOf(filter)],
  );
  return rows[0]?.count ?? 0;
}

/** Counts the changes of plans by what they are and came to. */
export async function countPlanParts(db: Db, planIds: readonly number[], reader: ReaderLimits): Promise<readonly PlanPart[]> {
  const { rows } = await db.client.query<PlanPart>(
    `SELECT c.plan_id::int AS "planId", c.sign, c.entity, c.client_id::float8 AS "clientId", m.name AS "clientName",
            x.number IS NOT NULL AS "isExcluded", o.outcome, count(*)::int AS count
       FROM ${joined} WHERE c.plan_id = ANY ($1::bigint[]) AND ${inSight(2)}
      GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY c.plan_id::int, m.name, c.client_id::float8, c.entity`,
    [planIds, ...sightOf(reader)],
  );
  return rows;
}

/** What policies judge of every change of a plan, in order. */
export async function listPlanOutline(
  db: Db,
  planId: number,
): Promise<readonly Pick<PlanChangeRow, 'number' | 'change' | 'sign' | 'entity'>[]> {
  const { rows } = await db.client.query<Pick<PlanChangeRow, 'number' | 'change' | 'sign' | 'entity'>>(
    'SELECT number, change, sign, entity FROM hub.plan_change WHERE plan_id = $1 ORDER BY number',
    [planId],
  );
  return rows;
}
