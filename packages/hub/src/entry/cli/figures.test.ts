import { describe, expect, it } from 'vitest';
import { formatAge, formatSeconds, plural } from './figures.ts';

describe('figures', () => {
  it.each([
    [0.04, '0 s'],
    [4.24, '4.2 s'],
    [59.6, '1 min'],
    [130, '2 min 10 s'],
    [120, '2 min'],
    [11_100, '3 h 5 min'],
    [7200, '2 h'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  it('writes how long ago an instant was', () => {
    const now = Date.parse('2026-11-21T08:00:00Z');
    expect(formatAge(null, now)).toBe('never');
    expect(formatAge('2026-11-21T07:59:59Z', now)).toBe('just now');
    expect(formatAge('2026-11-21T07:55:00Z', now)).toBe('5 min ago');
    expect(formatAge('2026-11-11T07:55:00Z', now)).toBe('10 days ago');
  });

  it('counts one and many', () => {
    expect([plural(1, 'row'), plural(1200, 'row'), plural(2, 'entity', 'entities')]).toEqual([
      '1 row',
      '1,200 rows',
      '2 entities',
    ]);
  });
});
