import { type Clock, systemClock } from '../clock.ts';

/** How many requests a tool takes. */
export interface RateLimit {
  /** Requests within one window. */
  readonly requests: number;
  /** Length of the rolling window in milliseconds. */
  readonly perMs: number;
}

/** Holds requests back until the tool will take them. One per source: whoever asks the same account shares it. */
export interface RateBucket {
  /** Waits for room, then counts one request. Rejects with the signal's reason when it aborts while waiting. */
  take(signal?: AbortSignal): Promise<void>;
  /** Lets nothing leave for this long: the tool answered 429. */
  pause(ms: number): void;
}

/**
 * A bucket in memory: at most `requests` leave within any `perMs`. Who comes first leaves first; waiting is by the clock, so that the
 * limit is kept rather than hit.
 */
export function createRateBucket(limit: RateLimit, clock: Clock = systemClock): RateBucket {
  const sent: number[] = [];
  let pausedUntil = 0;
  let line: Promise<void> = Promise.resolve();

  const waitMs = (now: number): number => {
    while (sent[0] !== undefined && sent[0] <= now - limit.perMs) sent.shift();
    const oldest = sent[0];
    const untilRoom = sent.length < limit.requests || oldest === undefined ? 0 : oldest + limit.perMs - now;
    return Math.max(untilRoom, pausedUntil - now, 0);
  };
  const waitForRoom = async (signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    for (let ms = waitMs(clock.now()); ms > 0; ms = waitMs(clock.now())) await clock.sleep(ms, signal);
    sent.push(clock.now());
  };

  return {
    take(signal) {
      const turn = line.then(() => waitForRoom(signal));
      line = turn.catch(() => undefined); // whoever asked hears of it; the next in line goes on
      return turn;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
}
