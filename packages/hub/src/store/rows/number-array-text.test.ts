import { expect, it } from 'vitest';
import { toNumberArrayText } from './number-array-text.ts';

it('writes arrays of numbers with nulls', () => {
  expect(toNumberArrayText([1, null, -3])).toBe('{1,NULL,-3}');
});
