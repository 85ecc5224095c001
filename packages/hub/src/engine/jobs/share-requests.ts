import type { Priority } from '@sundog/halo';
import type { BudgetRow, HolderUse } from '../../store/rows/request-budget-rows.ts';

/** What a process asks of the budget that it shares with others. */
export interface RequestAsk {
  readonly holder: string;
  readonly waiting: Readonly<Record<Priority, number>>;
  /** How many it would take beyond those that wait, where there is plenty. */
  readonly ahead: number;
}

/** How much there is, and who else wants of it. */
export interface RequestRoom {
  readonly limit: number;
  readonly windowMs: number;
  readonly now: number;
  /** What each process has used within the window, and what of it waits; with or without the one that asks. */
  readonly holders: readonly HolderUse[];
}

const order: readonly Priority[] = ['interactive', 'write', 'background'];
/** A lesson of a 429 is forgotten after a day without another: whoever used the rest of the limit may have left. */
const lessonMs = 24 * 3_600_000;
/** The limit is never learned below this: a HaloPSA that answers at all allows some requests. */
const lowestLimit = 10;

/** The limit that holds now. @param configured what the operator allows */
export function limitOf(budget: BudgetRow, configured: number, now: number): number {
  const { learnedLimit, learnedFrom, learnedAt } = budget;
  if (learnedLimit === null || learnedFrom === null || learnedAt === null) return configured;
  // Whoever allows more than was allowed when the lesson came wants it tried.
  if (now - learnedAt >= lessonMs || configured > learnedFrom) return configured;
  return Math.min(configured, learnedLimit);
}

/**
 * How many requests a process may send now. Higher priorities come first, whatever process they wait in. Where there is not enough for all
 * of one priority, those go first whose process has used least of the window. Background requests beyond an equal share are given only
 * from what no other active process has a share in, so that one that asks for many at once does not take the window of one that asks for
 * them one by one. What nobody wants, whoever wants more has.
 */
export function shareRequests(ask: RequestAsk, room: RequestRoom): number {
  const { limit, holders } = room;
  const others = holders.filter(({ holder }) => holder !== ask.holder);
  const me = { used: holders.find(({ holder }) => holder === ask.holder)?.used ?? 0, waiting: ask.waiting };
  let left = Math.max(0, limit - others.reduce((sum, { used }) => sum + used, me.used));
  let mine = 0;
  for (const priority of order) {
    const most = priority === 'background' ? mostInBackground(me.used + mine, { ...room, left, others }) : left;
    const shared = shareOne(left, { priority, claimants: [me, ...others], mine });
    mine += Math.min(most, shared.given);
    left = shared.left;
  }
  const spare = Math.floor(left - limit / 2);
  return mine + Math.max(0, Math.min(ask.ahead, spare));
}

interface Remainder extends Omit<RequestRoom, 'holders'> {
  readonly left: number;
  readonly others: readonly HolderUse[];
}

/** What is left of an equal share, or of the room beyond the shares of the others. */
function mostInBackground(used: number, { limit, windowMs, now, left, others }: Remainder): number {
  // Who asks less often than this would not use up an equal share: nothing is kept for it.
  const activeMs = (windowMs * (others.length + 1)) / limit;
  const active = others.filter(({ lastAt, waiting }) => lastAt > now - activeMs || waiting.background > 0);
  const share = Math.floor(limit / (active.length + 1));
  const kept = active.reduce((sum, other) => sum + Math.max(0, share - other.used), 0);
  return Math.max(0, share - used, left - kept);
}

interface Claim {
  readonly priority: Priority;
  /** The first is the one that asks. */
  readonly claimants: readonly Pick<HolderUse, 'used' | 'waiting'>[];
  /** What it has been given of higher priorities. */
  readonly mine: number;
}

function shareOne(room: number, { priority, claimants, mine }: Claim): { readonly given: number; readonly left: number } {
  const wanted = claimants.map(({ waiting }) => waiting[priority]);
  const total = wanted.reduce((sum, count) => sum + count, 0);
  if (total <= room) return { given: wanted[0] ?? 0, left: room - total };
  const levels = claimants.map(({ used }, index) => used + (index === 0 ? mine : 0));
  let given = 0;
  for (let left = room; left > 0; left -= 1) {
    const next = lowest(levels, wanted);
    levels[next] = (levels[next] ?? 0) + 1;
    wanted[next] = (wanted[next] ?? 0) - 1;
    if (next === 0) given += 1;
  }
  return { given, left: 0 };
}

/** Whose turn it is: of those that still want something, the one that has had least; between equals the one that asks. */
function lowest(levels: readonly number[], wanted: readonly number[]): number {
  let best = -1;
  for (const [index, level] of levels.entries())
    if ((wanted[index] ?? 0) > 0 && (best < 0 || level < (levels[best] ?? 0))) best = index;
  return best;
}

/** A 429 as it came. */
export interface Refusal {
  readonly now: number;
  readonly pauseMs: number;
  /** The limit that the operator allows. */
  readonly configured: number;
  /** Requests of the last window, of all processes, that one among them. */
  readonly used: number;
}

/**
 * What a 429 teaches: a pause for all, and a lower limit: what was really used within the window when it came, or a fifth less where that
 * is too little to be the reason (somebody outside shares the limit). Requests that were refused together are one lesson, and each of
 * them was one too many.
 */
export function learnFromRefusal(budget: BudgetRow, { now, pauseMs, configured, used }: Refusal): BudgetRow {
  const limit = limitOf(budget, configured, now);
  const isNew = now >= budget.pausedUntil;
  const isCounted = isNew ? used - 1 >= limit / 10 : budget.isCounted;
  const lesson = isNew ? (isCounted ? used - 1 : Math.floor(limit * 0.8)) : isCounted ? limit - 1 : limit;
  return {
    ...budget,
    learnedLimit: Math.min(limit, Math.max(lowestLimit, lesson)),
    learnedFrom: configured,
    learnedAt: now,
    isCounted,
    pausedUntil: Math.max(budget.pausedUntil, now + pauseMs),
    refused: budget.refused + 1,
  };
}
