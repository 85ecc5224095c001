import { expect, it } from 'vitest';
import { durationText } from './duration-text.ts';

it.each([
  [0, '0 s'],
  [4_400, '4 s'],
  [59_700, '1 min'],
  [130_000, '2 min 10 s'],
  [-7_800_000, '2 h 10 min'],
  [3_599_600, '1 h'],
  [86_399_000, '1 day'],
  [100_800_000, '1 day 4 h'],
  [172_800_000, '2 days'],
])('%i ms is %s', (ms, text) => expect(durationText(ms)).toBe(text));
