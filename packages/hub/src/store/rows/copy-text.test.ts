import { expect, it } from 'vitest';
import { toCopyText, toNumberArrayText } from './copy-text.ts';

it.each([
  [null, '\\N'],
  [undefined, '\\N'],
  ['', ''],
  ['\\N', '\\\\N'],
  ['a\tb\nc\rd\\e', 'a\\tb\\nc\\rd\\\\e'],
  [true, 't'],
  [false, 'f'],
  [-12, '-12'],
  ['{"a":"\\u0000"}', '{"a":"\\\\u0000"}'],
])('%j becomes %j', (value, text) => {
  expect(toCopyText(value)).toBe(text);
});

it('writes arrays of numbers with nulls', () => {
  expect(toNumberArrayText([1, null, -3])).toBe('{1,NULL,-3}');
});
