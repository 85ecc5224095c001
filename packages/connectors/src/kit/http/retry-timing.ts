/** The shortest and the longest wait that a tool can impose by Retry-After. */
const shortestPauseMs = 1_000;
const longestPauseMs = 15 * 60_000;
/** Waits after a 429 without Retry-After, one after the other. */
const pausesMs = [10_000, 30_000, 60_000, 120_000];

const firstWaitMs = 500;
const longestWaitMs = 20_000;

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
  const pause = pausesMs[Math.min(count, pausesMs.length) - 1] ?? pausesMs[0] ?? 0;
  return Math.round(pause * (1 + random / 10));
}

/**
 * Reads Retry-After (RFC 9110 10.2.3): seconds or an HTTP date, clamped to a second at least and 15 minutes at most.
 * @param now the present time in milliseconds
 * @returns null where the header is absent or is neither
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clampPause(Number(text) * 1_000);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : clampPause(date - now);
}

function clampPause(ms: number): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, ms));
}
