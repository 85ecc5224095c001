import type { Db, ReaderLimits } from '../database.ts';

/** How a plan stands. */
export type PlanState =
  | 'planned'
  | 'approved'
  | 'applying'
  | 'stopped'
  | 'applied'
  | 'partly-applied'
  | 'failed'
  | 'discarded'
  | 'expired'
  | 'frozen';

/** A plan, without its changes. */
export interface PlanRow {
  readonly id: number;
  readonly connectionId: number;
  readonly kind: string;
  readonly title: string;
  readonly contentHash: Buffer;
  readonly changeCount: number;
  readonly unchangedCount: number;
  readonly population: Readonly<Record<string, number>>;
  readonly revertsPlanId: number | null;
  readonly remarks: readonly string[];
  readonly acceptedCount: number | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly state: PlanState;
  readonly stateReason: string | null;
  readonly settledAt: Date | null;
}

const columns = `id::int, connection_id AS "connectionId", kind, title, content_hash AS "contentHash", change_count AS "changeCount",
  unchanged_count AS "unchangedCount", population, reverts_plan_id::int AS "revertsPlanId", remarks, accepted_count AS "acceptedCount",
  created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt", state, state_reason AS "stateReason",
  settled_at AS "settledAt"`;

/** What a new plan says of itself. */
export type NewPlan = Omit<PlanRow, 'id' | 'state' | 'stateReason' | 'settledAt' | 'acceptedCount'>;

/** Puts a plan in. Returns its number. */
export async function insertPlan(db: Db, plan: NewPlan): Promise<number> {
  const { rows } = await db.client.query<{ id: number }>(
    `INSERT INTO hub.plan (connection_id, kind, title, content_hash, change_count, unchanged_count, population, reverts_plan_id, remarks,
        created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id::int`,
    [
      plan.connectionId,
      plan.kind,
      plan.title,
      plan.contentHash,
      plan.changeCount,
      plan.unchangedCount,
      JSON.stringify(plan.population),
      plan.revertsPlanId,
      JSON.stringify(plan.remarks),
      plan.createdBy,
      plan.createdAt,
      plan.expiresAt,
    ],
  );
  return rows[0]?.id ?? 0;
}

/** A plan, or undefined where there is none with this number. `lock`: nobody else changes its state until the transaction ends. */
export async function findPlan(db: Db, id: number, { lock = false } = {}): Promise<PlanRow | undefined> {
  const { rows } = await db.client.query<PlanRow>(`SELECT ${columns} FROM hub.plan WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [
    id,
  ]);
  return rows[0];
}

/** Which plans are listed. */
export interface PlanListOrder {
  /** Null: of all. */
  readonly connectionId: number | null;
  readonly limit: number;
  readonly state?: PlanState | undefined;
  /** Only those with a smaller number. */
  readonly before?: number | undefined;
  /** Who looks; absent: somebody who may see every plan. Whoever is limited to some clients sees plans that have a change of theirs. */
  readonly reader?: ReaderLimits;
}

/** Plans, newest first, of one connection or of all. */
export async function listPlans(
  db: Db,
  { connectionId, limit, state, before, reader }: PlanListOrder,
): Promise<readonly PlanRow[]> {
  const sight = reader ? sightOf(reader) : { connections: null, clients: null };
  const { rows } = await db.client.query<PlanRow>(
    `SELECT ${columns} FROM hub.plan p
      WHERE ($1::int IS NULL OR connection_id = $1) AND ($3::text IS NULL OR state = $3) AND ($4::bigint IS NULL OR id < $4)
        AND ($5::int[] IS NULL OR connection_id = ANY ($5))
        AND ($6::int[] IS NULL OR EXISTS (
          SELECT FROM hub.plan_change c WHERE c.plan_id = p.id
             AND (c.connection_id, c.client_id) IN (SELECT * FROM unnest($6::int[], $7::bigint[]))))
      ORDER BY id DESC LIMIT $2`,
    [
      connectionId,
      limit,
      state ?? null,
      before ?? null,
      sight.connections,
      sight.clients?.map((one) => one.connectionId) ?? null,
      sight.clients?.map((one) => one.clientId) ?? null,
    ],
  );
  return rows;
}

const sightOf = ({ connectionIds, clients }: ReaderLimits) => ({ connections: [...connectionIds], clients });

/** Says how a plan stands. `settledAt` null: it goes on. */
export async function setPlanState(
  db: Db,
  id: number,
  { state, reason, settledAt }: { readonly state: PlanState; readonly reason: string | null; readonly settledAt: Date | null },
): Promise<void> {
  await db.client.query('UPDATE hub.plan SET state = $2, state_reason = $3, settled_at = $4 WHERE id = $1', [
    id,
    state,
    reason,
    settledAt,
  ]);
}

/** Keeps that a person accepted so many changes. */
export async function acceptPlanCount(db: Db, id: number, count: number): Promise<void> {
  await db.client.query('UPDATE hub.plan SET accepted_count = $2 WHERE id = $1', [id, count]);
}
