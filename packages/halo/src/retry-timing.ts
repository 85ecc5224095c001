/** The shortest and the longest wait that HaloPSA can impose by Retry-After. */
const shortestPauseMs = 1_000;
const longestPauseMs = 15 * 60_000;
/** Waits after a 429 without Retry-After, one after the other (API.md 2.11: five seconds are too short to outlast the window). */
const pausesMs = [30_000, 60_000, 120_000];

const firstWaitMs = 500;
const longestWaitMs = 20_000;

/** How many times one GET is tried when the network, a proxy or HaloPSA itself fails. */
export const faultTries = 5;
/** How many times while a person waits. */
export const interactiveTries = 3;

/**
 * The wait before the next try after a fault: full jitter over an exponentially growing span, so that many callers do not come back
 * together.
 * @param failures how many tries failed so far, from 1
 * @param random a number in [0, 1)
 */
export function waitAfterFault(failures: number, random: number): number {
  return Math.round(random * Math.min(longestWaitMs, firstWaitMs * 2 ** failures));
}

/** The pause after the `count`-th 429 in a row that came without Retry-After, with up to a tenth on top. */
export function pauseAfterRefusal(count: number, random: number): number {
  const pause = pausesMs[Math.min(count, pausesMs.length) - 1] ?? 30_000;
  return Math.round(pause * (1 + random / 10));
}

/**
 * Reads Retry-After: seconds or an HTTP date, clamped to a second at least and 15 minutes at most.
 * @param now the time by the clock of the answer, in milliseconds
 * @returns null where the header is absent or is neither
 */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clampPause(Number(text) * 1_000);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : clampPause(date - now);
}

function clampPause(ms: number): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, ms));
}
