import { expect, it } from 'vitest';
import { instantOf, readsOffset } from './row-dates.ts';

it.each([
  ['2026-01-05T10:00:00', Date.UTC(2026, 0, 5, 10), false],
  ['2026-01-05T10:00:00Z', Date.UTC(2026, 0, 5, 10), true],
  ['2026-01-05T10:00:00.123+02:00', Date.UTC(2026, 0, 5, 8, 0, 0, 123), true],
  ['1900-01-01T00:00:00', null, null],
  ['5 January', null, null],
  [17, null, null],
] as const)('reads %j as %j, with an offset: %j', (value, time, offset) => {
  expect(instantOf(value)).toBe(time);
  expect(readsOffset(value)).toBe(offset);
});
