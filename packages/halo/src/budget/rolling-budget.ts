import { type Clock, systemClock } from '../clock.ts';
import type { BudgetReading, Priority, RateBudget } from './rate-budget.ts';
import { WaitingLine } from './waiting-line.ts';

/** How a budget in memory is set up. */
export interface RollingBudgetOptions {
  /** Requests allowed per window. Default 250, of Halo's 300 (API.md 2.11). */
  readonly limit?: number;
  /** Length of the rolling window in milliseconds. Default five minutes. */
  readonly windowMs?: number;
  readonly clock?: Clock;
}

/** The limit is never learned below this: a HaloPSA that answers at all allows some requests. */
const lowestLimit = 10;
/** A slot is kept this much longer than the window, because a request arrives at HaloPSA later than it leaves. */
const arrivalMs = 500;
/** A pause where a 429 says nothing about how long. */
const unsaidPauseMs = 30_000;

/**
 * A budget of requests in memory: at most `limit` within any `windowMs`. Waiting requests go by priority and within a priority by
 * arrival, see {@link WaitingLine}. A 429 pauses everything and teaches a lower limit: what was really used within the window when it
 * came, or a fifth less where that is too little to be the reason (others share the limit, or this process has just begun).
 */
export function createRollingBudget(options: RollingBudgetOptions = {}): RateBudget {
  return new RollingBudget(options.limit ?? 250, options.windowMs ?? 300_000, options.clock ?? systemClock);
}

/** A budget that holds nothing back, for tests and for a HaloPSA without a limit. It still pauses after a 429. */
export function unlimitedBudget(clock: Clock = systemClock): RateBudget {
  return new RollingBudget(Number.POSITIVE_INFINITY, 300_000, clock);
}

class RollingBudget implements RateBudget {
  readonly #windowMs: number;
  readonly #clock: Clock;
  readonly #line = new WaitingLine();
  #limit: number;
  /** When each request of the last window left, oldest first; those before `#head` are gone. */
  #sent: number[] = [];
  #head = 0;
  #pausedUntil = 0;
  #refused = 0;
  /** Whether the last lesson came from counting; else it was a guess. */
  #isCounted = false;
  /** Ends the sleep until the next slot when nobody waits for it any more. */
  #sleeping: AbortController | null = null;

  constructor(limit: number, windowMs: number, clock: Clock) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  take(priority: Priority, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#line.length === 0 && this.#nextAt() === null) {
      this.#spend();
      return Promise.resolve();
    }
    const waited = this.#line.wait(priority, signal, () => {
      if (this.#line.length === 0) this.#sleeping?.abort();
    });
    void this.#pump();
    return waited;
  }

  refused(retryAfterMs: number | null): void {
    const now = this.#clock.now();
    this.#refused += 1;
    const isNew = now >= this.#pausedUntil;
    this.#pausedUntil = Math.max(this.#pausedUntil, now + (retryAfterMs ?? unsaidPauseMs));
    // Requests that were on their way together are refused together: that is one lesson, and each of them was one too many.
    if (isNew) this.#learn();
    else if (this.#isCounted) this.#limit = Math.max(lowestLimit, this.#limit - 1);
  }

  reading(): BudgetReading {
    return {
      limit: this.#limit,
      windowMs: this.#windowMs,
      used: this.#used(this.#windowMs),
      waiting: this.#line.counts(),
      nextAt: this.#nextAt(),
      refused: this.#refused,
    };
  }

  #learn(): void {
    if (!Number.isFinite(this.#limit)) return;
    // The request that was refused is among those used.
    const used = this.#used(this.#windowMs) - 1;
    this.#isCounted = used >= this.#limit / 10;
    const learned = this.#isCounted ? used : Math.floor(this.#limit * 0.8);
    this.#limit = Math.min(this.#limit, Math.max(lowestLimit, learned));
  }

  #used(spanMs: number): number {
    const since = this.#clock.now() - spanMs;
    let index = this.#head;
    while (index < this.#sent.length && (this.#sent[index] ?? 0) <= since) index += 1;
    return this.#sent.length - index;
  }

  #spend(): void {
    if (Number.isFinite(this.#limit)) this.#sent.push(this.#clock.now());
  }

  /** When the next request may leave; null: now. */
  #nextAt(): number | null {
    const now = this.#clock.now();
    const roomAt = this.#roomAt(now);
    const pausedUntil = now < this.#pausedUntil ? this.#pausedUntil : null;
    if (roomAt === null || pausedUntil === null) return roomAt ?? pausedUntil;
    return Math.max(roomAt, pausedUntil);
  }

  /** When the window has room; null: now. */
  #roomAt(now: number): number | null {
    if (!Number.isFinite(this.#limit)) return null;
    this.#forget(now);
    const over = this.#sent.length - this.#head - this.#limit;
    return over < 0 ? null : (this.#sent[this.#head + over] ?? now) + this.#windowMs + arrivalMs;
  }

  #forget(now: number): void {
    while (this.#head < this.#sent.length && (this.#sent[this.#head] ?? 0) + this.#windowMs + arrivalMs <= now) this.#head += 1;
    if (this.#head > 1_000 && this.#head * 2 > this.#sent.length) {
      this.#sent = this.#sent.slice(this.#head);
      this.#head = 0;
    }
  }

  async #pump(): Promise<void> {
    if (this.#sleeping) return;
    while (this.#line.length > 0) {
      const at = this.#nextAt();
      if (at === null) {
        this.#spend();
        this.#line.serve();
        continue;
      }
      this.#sleeping = new AbortController();
      const { signal } = this.#sleeping;
      // An aborted sleep only means that everybody has left; whoever comes next begins a new one.
      await this.#clock.sleep(Math.max(1, at - this.#clock.now()), signal).catch(() => undefined);
      this.#sleeping = null;
    }
  }
}
