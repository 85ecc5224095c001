import type { Priority } from '@sundog/halo';
import type { Db } from '../database.ts';

/** Requests that wait, by priority. */
export type Waiting = Readonly<Record<Priority, number>>;

/** The budget of one HaloPSA as all processes share it. Times in milliseconds since 1970. */
export interface BudgetRow {
  readonly id: number;
  readonly learnedLimit: number | null;
  /** The limit that was configured when the lesson came. */
  readonly learnedFrom: number | null;
  readonly learnedAt: number | null;
  /** Whether the last lesson came from counting. */
  readonly isCounted: boolean;
  readonly pausedUntil: number;
  readonly refused: number;
}

/** What one process has used within the window, and what of it waits. */
export interface HolderUse {
  readonly holder: string;
  readonly used: number;
  /** When the last of them may have left; 0: none did. */
  readonly lastAt: number;
  readonly waiting: Waiting;
}

export interface BudgetUse {
  /** By the database's clock. */
  readonly now: number;
  readonly holders: readonly HolderUse[];
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const at = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;
const budgetColumns = `id, learned_limit AS "learnedLimit", learned_from AS "learnedFrom", ${ms('learned_at')} AS "learnedAt",
  is_counted AS "isCounted", CASE WHEN paused_until = '-infinity' THEN 0 ELSE ${ms('paused_until')} END AS "pausedUntil", refused`;

/**
 * The budget of a HaloPSA, made where there is none, and locked until the transaction ends: whoever shares out requests does so alone.
 * @param halo names the HaloPSA: a hash of its address
 */
export async function lockBudget(db: Db, halo: string): Promise<BudgetRow> {
  const text = `SELECT ${budgetColumns} FROM hub.request_budget WHERE halo = $1 FOR UPDATE`;
  const found = await db.client.query<BudgetRow>(text, [halo]);
  if (found.rows[0]) return found.rows[0];
  await db.client.query('INSERT INTO hub.request_budget (halo) VALUES ($1) ON CONFLICT DO NOTHING', [halo]);
  const made = (await db.client.query<BudgetRow>(text, [halo])).rows[0];
  if (!made) throw new TypeError('The budget that was made is not there.');
  return made;
}

/** The budget of a HaloPSA as it stands; null: nothing was ever asked of it. */
export async function findBudget(db: Db, halo: string): Promise<BudgetRow | null> {
  const found = await db.client.query<BudgetRow>(`SELECT ${budgetColumns} FROM hub.request_budget WHERE halo = $1`, [halo]);
  return found.rows[0] ?? null;
}

interface UseRow {
  readonly now: number;
  readonly holder: string | null;
  readonly used: number;
  readonly lastAt: number;
  readonly interactive: number;
  readonly write: number;
  readonly background: number;
}

/**
 * Who has used how much and who waits. A statement of its own after `lockBudget`: it must see what others committed while that waited.
 * @param spanMs how long a request counts after the end of its slice
 * @param now in place of the database's clock
 */
export async function readBudgetUse(
  db: Db,
  { budgetId, spanMs, now = null }: { readonly budgetId: number; readonly spanMs: number; readonly now?: number | null },
): Promise<BudgetUse> {
  const found = await db.client.query<UseRow>(
    `WITH t AS MATERIALIZED (SELECT coalesce(${at('$3')}, clock_timestamp()) AS now),
          g AS (SELECT holder, sum(requests)::int AS used, ${ms('max(ends_at)')} AS last_at FROM hub.request_grant, t
                 WHERE budget_id = $1 AND ends_at > t.now - $2 * interval '1 ms' GROUP BY holder),
          w AS (SELECT holder, interactive, write, background FROM hub.request_wait, t
                 WHERE budget_id = $1 AND valid_until > t.now AND interactive + write + background > 0)
     SELECT ${ms('t.now')} AS now, holder, coalesce(used, 0) AS used, coalesce(last_at, 0) AS "lastAt", coalesce(interactive, 0) AS interactive,
            coalesce(write, 0) AS write, coalesce(background, 0) AS background
       FROM t LEFT JOIN (g FULL JOIN w USING (holder)) ON true`,
    [budgetId, spanMs, now],
  );
  return {
    now: found.rows[0]?.now ?? 0,
    holders: found.rows.flatMap(({ holder, used, lastAt, interactive, write, background }) =>
      holder === null ? [] : [{ holder, used, lastAt, waiting: { interactive, write, background } }],
    ),
  };
}

/**
 * When so many requests will have left the window; null: never.
 * @param spanMs how long a request counts after the end of its slice
 */
export async function findRoomAt(
  db: Db,
  wish: { readonly budgetId: number; readonly spanMs: number; readonly now: number; readonly requests: number },
): Promise<number | null> {
  const found = await db.client.query<{ at: number }>(
    `SELECT ${ms('ends_at')} + $2 AS at
       FROM (SELECT ends_at, sum(requests) OVER (ORDER BY ends_at) AS gone FROM hub.request_grant
              WHERE budget_id = $1 AND ends_at > ${at('$3')} - $2 * interval '1 ms') AS slices
      WHERE gone >= $4 ORDER BY ends_at LIMIT 1`,
    [wish.budgetId, wish.spanMs, wish.now, wish.requests],
  );
  return found.rows[0]?.at ?? null;
}

/** What a process was allowed, what it gives back, and what of it still waits. */
export interface GrantEntry {
  readonly budgetId: number;
  readonly holder: string;
  readonly now: number;
  readonly spanMs: number;
  readonly endsAt: number;
  readonly requests: number;
  /** Of an earlier slice, requests that never left. */
  readonly returned: { readonly endsAt: number; readonly requests: number } | null;
  /** Null: as it was told last. */
  readonly waiting: (Waiting & { readonly validUntil: number }) | null;
}

/** Keeps a grant and forgets those that no longer count. */
export async function recordGrant(db: Db, entry: GrantEntry): Promise<void> {
  const { budgetId, holder, now, spanMs, endsAt, requests, returned, waiting } = entry;
  await db.client.query(
    `WITH grown AS (
       INSERT INTO hub.request_grant (budget_id, holder, ends_at, requests) SELECT $1, $2::uuid, ${at('$3')}, $4::int WHERE $4::int > 0
       ON CONFLICT (budget_id, ends_at, holder) DO UPDATE SET requests = request_grant.requests + excluded.requests),
     forgotten AS (DELETE FROM hub.request_grant WHERE budget_id = $1 AND ends_at <= ${at('$5')} - 2 * $6 * interval '1 ms')
     SELECT 1`,
    [budgetId, holder, endsAt, requests, now, spanMs],
  );
  if (returned !== null)
    await db.client.query(
      `UPDATE hub.request_grant SET requests = greatest(0, requests - $4) WHERE budget_id = $1 AND holder = $2 AND ends_at = ${at('$3')}`,
      [budgetId, holder, returned.endsAt, returned.requests],
    );
  if (waiting !== null)
    await db.client.query(
      `INSERT INTO hub.request_wait (budget_id, holder, interactive, write, background, valid_until) VALUES ($1, $2, $3, $4, $5, ${at('$6')})
       ON CONFLICT (budget_id, holder) DO UPDATE SET interactive = excluded.interactive, write = excluded.write,
         background = excluded.background, valid_until = excluded.valid_until`,
      [budgetId, holder, waiting.interactive, waiting.write, waiting.background, waiting.validUntil],
    );
}

/** Keeps what a 429 has taught. */
export async function recordRefusal(db: Db, budget: BudgetRow): Promise<void> {
  await db.client.query(
    `UPDATE hub.request_budget SET learned_limit = $2, learned_from = $3, learned_at = ${at('$4')}, is_counted = $5,
            paused_until = ${at('$6')}, refused = $7 WHERE id = $1`,
    [budget.id, budget.learnedLimit, budget.learnedFrom, budget.learnedAt, budget.isCounted, budget.pausedUntil, budget.refused],
  );
}
