import type { Clock } from '../clock.ts';

/** A clock that stands at a moment and goes on only by sleeping: waits are counted and cost no time. */
export class VirtualClock implements Clock {
  /** How long was slept in all, in milliseconds. */
  sleptMs = 0;
  #now: number;

  constructor(now = Date.UTC(2026, 10, 30, 9)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#now += ms;
    this.sleptMs += ms;
  }
}
