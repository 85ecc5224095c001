const minuteMs = 60_000;
/** Afterwards no try is made any more. */
export const patienceMs = 3 * 24 * 60 * minuteMs;
const longestMs = 6 * 60 * minuteMs;

/**
 * How long to wait after a try that failed: 1, 2, 4 ... minutes up to 6 hours, a fifth more or less so that many do not come at once; longer where
 * the receiver asks for it. The last try is made when patience ends.
 * @param attempt tries so far, 1 or more
 * @param chance from 0 to below 1
 * @returns null where patience is over
 */
export function retryDelay({
  attempt,
  waitedMs,
  retryAfterMs,
  chance,
}: {
  readonly attempt: number;
  readonly waitedMs: number;
  readonly retryAfterMs: number | null;
  readonly chance: number;
}): number | null {
  if (waitedMs >= patienceMs) return null;
  const usual = Math.min(longestMs, minuteMs * 2 ** Math.min(attempt - 1, 20)) * (0.8 + 0.4 * chance);
  const asked = Math.min(retryAfterMs ?? 0, longestMs);
  return Math.min(Math.max(usual, asked), patienceMs - waitedMs);
}
