import { setImmediate as pause } from 'node:timers/promises';

/** Work that pauses now and then, and ends with a result. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does the work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The longest that others wait for a step, in milliseconds; a single step may take longer. */
const longestMs = 20;

/** Does the work, and lets others have their turn meanwhile. @throws the signal's reason when it aborts */
export async function finishGently<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < longestMs) continue;
    await pause();
    signal?.throwIfAborted();
    since = performance.now();
  }
}
