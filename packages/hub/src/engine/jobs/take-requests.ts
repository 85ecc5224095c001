import type { Db } from '../../store/database.ts';
import {
  findRoomAt,
  lockBudget,
  readBudgetUse,
  recordGrant,
  recordRefusal,
  type Waiting,
} from '../../store/rows/request-budget-rows.ts';
import { learnFromRefusal, limitOf, shareRequests } from './share-requests.ts';

/** The budget of one HaloPSA, as one process asks of it. */
export interface BudgetTerms {
  /** Names the HaloPSA. */
  readonly halo: string;
  readonly holder: string;
  /** What the operator allows per window. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface TakeOrder {
  readonly waiting: Waiting;
  /** Whether others know of somebody who waits here: they are told when nobody does any more. */
  readonly wasWaiting: boolean;
  readonly returned: { readonly endsAt: number; readonly requests: number } | null;
  /** In place of the database's clock. */
  readonly now: number | null;
}

/** Requests that may leave before their slice ends. Times by the clock that shares them out, in milliseconds since 1970. */
export interface Grant {
  readonly requests: number;
  readonly now: number;
  readonly endsAt: number;
  /** When to ask again for what still waits; null: nothing does. */
  readonly nextAt: number | null;
  readonly limit: number;
  /** Of all processes, this grant included. */
  readonly used: number;
  readonly refused: number;
}

/** A request counts this much longer than the window, because it arrives at HaloPSA later than it leaves. */
const arrivalMs = 500;
const slicesPerWindow = 400;
/** A process that does not come back so long after its turn is not waited for. */
const patienceMs = 1_000;
/** How soon to ask again where room is kept for others that have not come yet. */
const reservedMs = 100;
/** As many as leave at once at the most without having waited. */
const mostAhead = 50;

/** How long a request counts after the end of its slice. */
function spanOf(windowMs: number): number {
  return windowMs + arrivalMs;
}

/** Takes what there is for those who wait. One process at a time. */
export async function takeRequests(db: Db, terms: BudgetTerms, order: TakeOrder): Promise<Grant> {
  const { halo, holder, windowMs } = terms;
  const spanMs = spanOf(windowMs);
  const budget = await lockBudget(db, halo);
  const use = await readBudgetUse(db, { budgetId: budget.id, spanMs, now: order.now });
  const { now } = use;
  const limit = limitOf(budget, terms.limit, now);
  const holders = order.returned === null ? use.holders : lessen(use.holders, holder, order.returned.requests);
  const used = holders.reduce((sum, one) => sum + one.used, 0);
  const wanted = total(order.waiting);
  const ahead = Math.min(mostAhead, Math.ceil(terms.limit / 1_000));
  const isPaused = now < budget.pausedUntil;
  const ask = { holder, waiting: order.waiting, ahead: wanted > 0 ? ahead : 0 };
  const requests = isPaused ? 0 : shareRequests(ask, { limit, windowMs, now, holders });
  const endsAt = sliceEnd(now, windowMs);
  const left = lessWaiting(order.waiting, requests);
  const answer = { requests, now, endsAt, limit, used: used + requests, refused: budget.refused };
  const entry = { budgetId: budget.id, holder, now, spanMs, endsAt, requests, returned: order.returned };
  if (total(left) === 0) {
    await recordGrant(db, { ...entry, waiting: order.wasWaiting ? { ...left, validUntil: now } : null });
    return { ...answer, nextAt: null };
  }
  const over = used + requests - limit + 1;
  const roomAt = over > 0 ? await findRoomAt(db, { budgetId: budget.id, spanMs, now, requests: over }) : null;
  const nextAt = Math.max(roomAt ?? now + reservedMs, budget.pausedUntil);
  await recordGrant(db, { ...entry, waiting: { ...left, validUntil: nextAt + patienceMs } });
  return { ...answer, nextAt };
}

/** Lets all processes pause, and learn, after a 429. */
export async function refuseRequests(
  db: Db,
  terms: BudgetTerms,
  { pauseMs, unsent, now }: { readonly pauseMs: number; readonly unsent: number; readonly now: number | null },
): Promise<void> {
  const budget = await lockBudget(db, terms.halo);
  const use = await readBudgetUse(db, { budgetId: budget.id, spanMs: terms.windowMs, now });
  const used = use.holders.reduce((sum, one) => sum + one.used, 0) - unsent;
  await recordRefusal(db, learnFromRefusal(budget, { now: use.now, pauseMs, configured: terms.limit, used }));
}

/** The end of a slice that is far enough away for what is granted in it to leave. */
function sliceEnd(now: number, windowMs: number): number {
  const sliceMs = Math.max(20, windowMs / slicesPerWindow);
  return Math.ceil((now + sliceMs / 4) / sliceMs) * sliceMs;
}

function total(waiting: Waiting): number {
  return waiting.interactive + waiting.write + waiting.background;
}

function lessWaiting(waiting: Waiting, served: number): Waiting {
  const interactive = Math.max(0, waiting.interactive - served);
  const afterInteractive = Math.max(0, served - waiting.interactive);
  const write = Math.max(0, waiting.write - afterInteractive);
  const background = Math.max(0, waiting.background - Math.max(0, afterInteractive - waiting.write));
  return { interactive, write, background };
}

function lessen(holders: Awaited<ReturnType<typeof readBudgetUse>>['holders'], holder: string, requests: number): typeof holders {
  return holders.map((one) => (one.holder === holder ? { ...one, used: Math.max(0, one.used - requests) } : one));
}
