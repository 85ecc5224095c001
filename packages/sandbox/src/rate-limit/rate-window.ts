/** So many requests within a rolling window (API.md 2.11). */
export interface RateLimit {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** The rolling window of one tenant, shared by all who call it. Refused requests do not count. */
export class RateWindow {
  limit: RateLimit | null;
  #times: number[] = [];
  #first = 0;
  refused = 0;

  constructor(limit: RateLimit | null) {
    this.limit = limit;
  }

  /** Whether one more request fits now; if so it is counted. `now` in milliseconds. */
  take(now: number): boolean {
    if (!this.limit) return true;
    const from = now - this.limit.windowSeconds * 1000;
    // The clock was set back: a window holds nothing of the future.
    if ((this.#times.at(-1) ?? now) > now) {
      this.#times = this.#times.slice(this.#first).filter((time) => time <= now);
      this.#first = 0;
    }
    while (this.#first < this.#times.length && (this.#times[this.#first] ?? 0) <= from) this.#first += 1;
    if (this.#first > 1024) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    if (this.#times.length - this.#first >= this.limit.requests) {
      this.refused += 1;
      return false;
    }
    this.#times.push(now);
    return true;
  }

  /** Requests of the present window. */
  used(now: number): number {
    if (!this.limit) return 0;
    const from = now - this.limit.windowSeconds * 1000;
    return this.#times.filter((time) => time > from).length;
  }
}
