import { expect, it } from 'vitest';
import { startExpectedCount } from './expected-count.ts';

it.each([
  ['no count at all', null, [null, null], null],
  ['a steady count', null, [717, 717, 717], 717],
  ['records that are made meanwhile', null, [717, 720, 721], 721],
  ['records that go: they may have been read before', null, [717, 700, 700], 717],
  ['as many made as have gone', null, [717, 712, 717], 722],
  ['a page without a count', null, [717, null, 718], 718],
  ['a pass that goes on after an interruption', 717, [718], 718],
  ['a pass that goes on where records have gone', 717, [700, 705], 722],
])('%s', (_name, before, counts, expected) => {
  const count = startExpectedCount(before);
  for (const heard of counts) count.hear(heard);
  expect(count.value).toBe(expected);
});
