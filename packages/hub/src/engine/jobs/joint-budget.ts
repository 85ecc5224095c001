import { createHash } from 'node:crypto';
import { type BudgetReading, type Clock, type Priority, type RateBudget, systemClock, WaitingLine } from '@sundog/halo';
import type { Store } from '../../store/database.ts';
import { findBudget, readBudgetUse } from '../../store/rows/request-budget-rows.ts';
import { limitOf } from './share-requests.ts';
import { type BudgetTerms, type Grant, refuseRequests, takeRequests } from './take-requests.ts';

export interface JointBudgetOptions {
  readonly store: Store;
  readonly workspaceId: number;
  /** Which HaloPSA: its limit belongs to it, whatever connections ask. */
  readonly address: { readonly resourceServer: string; readonly tenant: string | null };
  /** Requests allowed per window of `windowMs`, for all processes together. */
  readonly limit: number;
  readonly windowMs: number;
  /** The time by which requests count, in place of the database's; for tests. */
  readonly clock?: Clock;
}

/** A request budget that processes share through the database. */
export interface JointBudget extends RateBudget {
  /** Gives back what was granted and not used, and resolves when everything told has arrived. */
  settle(): Promise<void>;
}

/** A grant may be used so long after its end: the arrival of a request is reckoned with in any case. */
const lateMs = 250;
/** The wait before asking a database again that could not be reached. */
const againMs = 500;
/** A pause where a 429 says nothing about how long. */
const unsaidPauseMs = 30_000;

/** The name of a HaloPSA among the budgets: nothing of it can be read there. */
function budgetNameOf({ resourceServer, tenant }: JointBudgetOptions['address']): string {
  return createHash('sha256')
    .update(`${resourceServer}\n${tenant ?? ''}`)
    .digest('hex');
}

/**
 * A budget that is kept in the database, so that all processes together stay within the limit, share it fairly, and learn from each other's
 * 429s. Those who wait are served in batches: one transaction for all that came while the one before was under way, and where there is
 * plenty a few more ahead. What is granted to a process that dies counts as used until the window has passed.
 *
 * `take` rejects with DatabaseUnavailableError where the database stays away.
 */
export function createJointBudget(options: JointBudgetOptions): JointBudget {
  return new DatabaseBudget(options);
}

/** How a budget stands over all processes. */
export interface BudgetStanding {
  readonly limit: number;
  readonly used: number;
  readonly waiting: number;
  readonly refused: number;
}

/** Reads how a budget stands, without taking anything of it; null: nothing was ever asked of that HaloPSA. */
export async function readJointBudget(options: JointBudgetOptions): Promise<BudgetStanding | null> {
  const { store, workspaceId, address, limit, windowMs } = options;
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const budget = await findBudget(db, budgetNameOf(address));
      if (budget === null) return null;
      const { now, holders } = await readBudgetUse(db, { budgetId: budget.id, spanMs: windowMs });
      return {
        limit: limitOf(budget, limit, now),
        used: holders.reduce((sum, { used }) => sum + used, 0),
        waiting: holders.reduce((sum, { waiting }) => sum + waiting.interactive + waiting.write + waiting.background, 0),
        refused: budget.refused,
      };
    },
    { readOnly: true },
  );
}

class DatabaseBudget implements JointBudget {
  readonly #options: JointBudgetOptions;
  readonly #terms: BudgetTerms;
  readonly #clock: Clock;
  readonly #line = new WaitingLine();
  /** Requests granted ahead, until when they may leave by this process's clock, and the slice that they belong to. */
  #ahead = { requests: 0, until: 0, endsAt: 0 };
  /** The last answer, and when it came by this process's clock. */
  #last: { readonly grant: Grant; readonly at: number } | null = null;
  #pausedUntil = 0;
  #isPumping = false;
  /** Whether the others count on somebody waiting here. */
  #isKnownToWait = false;
  /** Whether somebody of whom the others do not know yet is not to be kept waiting. */
  #isUrgent = false;
  #sleeping: AbortController | null = null;
  #telling: Promise<void> = Promise.resolve();

  constructor(options: JointBudgetOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#terms = {
      halo: budgetNameOf(options.address),
      holder: options.store.holder,
      limit: options.limit,
      windowMs: options.windowMs,
    };
  }

  take(priority: Priority, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#line.length === 0 && this.#takeAhead()) return Promise.resolve();
    const isUrgent = priority !== 'background';
    const waited = this.#line.wait(priority, signal, () => {
      if (this.#line.length === 0) this.#sleeping?.abort();
    });
    // The others learn of it at once: they leave it what there is.
    if (isUrgent) {
      this.#isUrgent = true;
      this.#sleeping?.abort();
    }
    void this.#pump();
    return waited;
  }

  refused(retryAfterMs: number | null): void {
    const pauseMs = retryAfterMs ?? unsaidPauseMs;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + pauseMs);
    const unsent = this.#ahead.requests;
    this.#telling = this.#telling.then(async () => {
      // The database is away: this process pauses all the same, and the others meet their own 429.
      await this.#inDatabase((db, now) => refuseRequests(db, this.#terms, { pauseMs, unsent, now })).catch(() => undefined);
    });
  }

  reading(): BudgetReading {
    const grant = this.#last?.grant;
    const waitsUntil = this.#line.length > 0 && this.#last && grant?.nextAt ? this.#last.at + grant.nextAt - grant.now : 0;
    const nextAt = Math.max(waitsUntil, this.#pausedUntil);
    return {
      limit: grant?.limit ?? this.#terms.limit,
      windowMs: this.#terms.windowMs,
      used: (grant?.used ?? 0) - this.#ahead.requests,
      waiting: this.#line.counts(),
      nextAt: nextAt > this.#clock.now() ? nextAt : null,
      refused: grant?.refused ?? 0,
    };
  }

  async settle(): Promise<void> {
    // The database is away: what was granted lapses with its window.
    if (!this.#isPumping && (this.#ahead.requests > 0 || this.#isKnownToWait)) await this.#ask().catch(() => undefined);
    await this.#telling;
  }

  #takeAhead(): boolean {
    const now = this.#clock.now();
    if (this.#ahead.requests === 0 || now > this.#ahead.until || now < this.#pausedUntil) return false;
    this.#ahead.requests -= 1;
    return true;
  }

  /** One at a time: asks for those who wait, serves them, and sleeps until there is more. */
  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#line.length > 0) {
      const grant = await this.#askPatiently();
      if (grant === null) break;
      if (this.#line.length > 0 && grant.nextAt !== null && !this.#isUrgent) await this.#sleep(grant.nextAt - grant.now);
    }
    // Whoever gave up is waited for no longer; where the database is away, the others stop waiting by the clock.
    if (this.#isKnownToWait) await this.#ask().catch(() => undefined);
    this.#isPumping = false;
    if (this.#line.length > 0) void this.#pump();
  }

  /** Null: the database is away, and everybody who waited was told so. */
  async #askPatiently(): Promise<Grant | null> {
    try {
      return await this.#ask();
    } catch {
      await this.#sleep(againMs);
    }
    try {
      return await this.#ask();
    } catch (error) {
      this.#line.refuseAll(error);
      return null;
    }
  }

  async #sleep(ms: number): Promise<void> {
    this.#sleeping = new AbortController();
    // Woken early is as good as having slept.
    await this.#clock.sleep(Math.max(1, ms), this.#sleeping.signal).catch(() => undefined);
    this.#sleeping = null;
  }

  /** One trip: gives back what is left of the last grant, takes a new one, and serves. */
  async #ask(): Promise<Grant> {
    await this.#telling;
    const askedAt = this.#clock.now();
    const returned = this.#ahead.requests > 0 ? { endsAt: this.#ahead.endsAt, requests: this.#ahead.requests } : null;
    this.#ahead = { requests: 0, until: 0, endsAt: 0 };
    this.#isUrgent = false;
    const order = { waiting: this.#line.counts(), wasWaiting: this.#isKnownToWait, returned };
    const grant = await this.#inDatabase((db, now) => takeRequests(db, this.#terms, { ...order, now }));
    this.#isKnownToWait = grant.nextAt !== null;
    this.#last = { grant, at: this.#clock.now() };
    this.#ahead = { requests: grant.requests, until: askedAt + grant.endsAt - grant.now, endsAt: grant.endsAt };
    // A process that stood still meanwhile has missed its turn.
    const isLate = this.#clock.now() > this.#ahead.until + lateMs;
    for (; !isLate && this.#ahead.requests > 0 && this.#line.length > 0; this.#ahead.requests -= 1) this.#line.serve();
    return grant;
  }

  #inDatabase<T>(work: (db: Parameters<Parameters<Store['inWorkspace']>[1]>[0], now: number | null) => Promise<T>): Promise<T> {
    const { store, workspaceId, clock } = this.#options;
    return store.inWorkspace(workspaceId, (db) => work(db, clock?.now() ?? null), { asyncCommit: true });
  }
}
