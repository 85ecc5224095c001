import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMicroseconds } from './binary-instant.ts';

const epoch = BigInt(Date.UTC(2000, 0, 1));

it('reads every instant of the years that Halo can mean as Date does', () => {
  const from = Date.UTC(1970, 0, 1);
  const to = Date.UTC(9998, 11, 31, 23, 59, 59, 999);
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (milliseconds) => {
      const expected = (BigInt(milliseconds) - epoch) * 1000n;
      expect(BigInt(toMicroseconds(new Date(milliseconds).toISOString()))).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['2000-01-01T00:00:00.000Z', 0],
  ['1999-12-31T23:59:59.999Z', -1000],
  ['2000-02-29T00:00:00.001Z', 59 * 86_400_000_000 + 1000],
  ['2100-03-01T00:00:00.000Z', (Date.UTC(2100, 2, 1) - Date.UTC(2000, 0, 1)) * 1000],
  ['2000-01-01T01:00:00+01:00', 0],
])('%s is %d microseconds from 2000', (instant, micros) => {
  expect(toMicroseconds(instant)).toBe(micros);
});
