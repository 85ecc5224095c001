import { expect, it } from 'vitest';
import { pauseAfterRefusal, readRetryAfter, waitAfterFault } from './retry-timing.ts';

const now = Date.UTC(2026, 10, 30, 9);

it.each([
  ['7', 7_000],
  ['0', 1_000],
  ['-5', 1_000],
  ['0.2', 1_000],
  ['86400', 900_000],
  ['Mon, 30 Nov 2026 09:00:30 GMT', 30_000],
  ['Mon, 30 Nov 2026 08:00:00 GMT', 1_000],
  ['soon', null],
  ['', null],
  [null, null],
])('reads Retry-After %s as %s ms', (header, ms) => {
  expect(readRetryAfter(header, now)).toBe(ms);
});

it('waits longer after each fault, never beyond the bound, and spreads callers', () => {
  expect([1, 2, 3].map((failures) => waitAfterFault(failures, 0.5))).toEqual([500, 1_000, 2_000]);
  expect(waitAfterFault(30, 1)).toBe(20_000);
  expect(waitAfterFault(3, 0)).toBe(0);
});

it('pauses longer after each refusal in a row', () => {
  expect([1, 2, 3, 4, 5].map((count) => pauseAfterRefusal(count, 0))).toEqual([10_000, 30_000, 60_000, 120_000, 120_000]);
});
