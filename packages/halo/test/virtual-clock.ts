// The client loads this with its first request. To the clock below that would look like quiet, and time would go by meanwhile.
import '../src/network/pinned-connector.ts';
import type { Clock } from '../src/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that goes on only when everybody sleeps: after each sleep it lets pending work finish, then jumps to the earliest sleeper.
 * Hours pass in milliseconds. Work on real sockets counts as pending while `busy()` says so.
 */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #isPumping = false;
  /** Whether something is under way that time must wait for. */
  readonly #busy: () => boolean;

  constructor(start = Date.UTC(2026, 0, 5), busy: () => boolean = () => false) {
    this.#now = start;
    this.#busy = busy;
  }

  now(): number {
    return this.#now;
  }

  /** How many sleep now. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Jumps without waking anybody before their time. */
  jump(ms: number): void {
    this.#now += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(signal.reason);
      });
      void this.#pump();
    });
  }

  /** An answer that left the peer still has to arrive: quiet is only what lasts. */
  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.#busy()) quiet = -1;
    }
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#sleepers.length > 0) {
      await this.#quiet();
      const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#isPumping = false;
  }
}
