import { describe, expect, it } from 'vitest';
import { judgePass } from './judge-pass.ts';

const seen = (distinctKeys: number, alive: number, missing: number, unreadable = 0, duplicates = 0, repeats = 0) => ({
  distinctKeys,
  alive,
  missing,
  unreadable,
  duplicates,
  repeats,
});

describe('what the counts of a full pass prove', () => {
  it.each([
    ['everything came', seen(717, 717, 0), 717, false, { isComplete: true, mayTombstone: true, state: 'done' }],
    [
      'fewer came than Halo counts (HaloAPI#90: 100 of 717)',
      seen(100, 100, 0),
      717,
      false,
      { isComplete: false, mayTombstone: false, state: 'done' },
    ],
    [
      'fewer came than Halo counts, and some are missing',
      seen(100, 717, 617),
      717,
      true,
      { isComplete: false, mayTombstone: false },
    ],
    ['a few are gone', seen(990, 1000, 10), 990, false, { isComplete: true, mayTombstone: true, state: 'done' }],
    [
      'more than 5 % are gone at once',
      seen(900, 1000, 100),
      900,
      false,
      { isComplete: true, mayTombstone: false, state: 'suspect' },
    ],
    [
      'more than 5 % are gone, and a person said so',
      seen(900, 1000, 100),
      900,
      true,
      { isComplete: true, mayTombstone: true, state: 'done' },
    ],
    ['a small list loses half of its rows', seen(6, 12, 6), 6, false, { isComplete: true, mayTombstone: true, state: 'done' }],
    [
      'a small list loses more than half of its rows, as when the agent sees no client any longer',
      seen(0, 12, 12),
      0,
      false,
      { isComplete: true, mayTombstone: false, state: 'suspect' },
    ],
    ['a list of two loses both', seen(0, 2, 2), 0, false, { isComplete: true, mayTombstone: true, state: 'done' }],
    [
      'a row without a readable key may be the missing one',
      seen(99, 100, 1, 1),
      100,
      false,
      { isComplete: true, mayTombstone: false, state: 'done' },
    ],
    [
      'two rows of one page have one key',
      seen(58, 58, 0, 0, 1),
      59,
      false,
      { isComplete: true, mayTombstone: true, state: 'done' },
    ],
    ['Halo gives no count', seen(40, 40, 0), null, false, { isComplete: true, mayTombstone: true, state: 'done' }],
    [
      'Halo gives no count, and one record stood on two pages: another may have been passed over',
      seen(39, 40, 1, 0, 0, 1),
      null,
      false,
      { isComplete: false, mayTombstone: false },
    ],
    ['more came than Halo counts', seen(41, 41, 0), 40, false, { isComplete: true, mayTombstone: true, state: 'done' }],
  ])('%s', (_name, comparison, recordCount, acceptDeletions, expected) => {
    expect(judgePass(comparison, { recordCount, ids: null }, acceptDeletions)).toMatchObject(expected);
  });

  it('the list of all ids decides where counting fails: one record stood on two pages', () => {
    const comparison = seen(1203, 1203, 0);
    const ids = { listed: 1204, unseen: 0, passedOver: 0, madeSince: 0, departed: 0 };
    const unproven = { isComplete: false, mayTombstone: false };
    expect(judgePass(comparison, { recordCount: 1204, ids }, false)).toMatchObject({ isComplete: true });
    expect(judgePass(comparison, { recordCount: 1204, ids: { ...ids, unseen: 1 } }, false)).toMatchObject(unproven);
    expect(judgePass(comparison, { recordCount: 1204, ids: { ...ids, listed: 50 } }, false)).toMatchObject(unproven);
  });

  it('nothing is gone that Halo still lists among its ids, whatever the counts say and whoever confirms', () => {
    const ids = { listed: 1000, unseen: 5, passedOver: 5, madeSince: 0, departed: 0 };
    const verdict = judgePass(seen(1000, 1000, 5), { recordCount: 1000, ids }, true);
    expect(verdict).toMatchObject({ isComplete: false, mayTombstone: false });
    expect(verdict.message).toMatch(/^5 records did not come although Halo lists their ids/);
  });

  it('a hole that no count shows is found by the ids: one was passed over, and one that was made meanwhile came', () => {
    const ids = { listed: 1000, unseen: 1, passedOver: 0, madeSince: 0, departed: 1 };
    expect(judgePass(seen(1000, 1000, 0), { recordCount: 1000, ids }, false)).toMatchObject({ isComplete: false });
    // An id above all that came was given out after the last page; without a count nobody can tell.
    const late = { ...ids, madeSince: 1 };
    expect(judgePass(seen(1000, 1000, 0), { recordCount: 1000, ids: late }, false)).toMatchObject({ isComplete: true });
    expect(judgePass(seen(1000, 1000, 0), { recordCount: null, ids: late }, false)).toMatchObject({ isComplete: false });
    // The row whose key cannot be read may be the one.
    expect(judgePass(seen(1000, 1000, 0, 1), { recordCount: 1001, ids }, false)).toMatchObject({ isComplete: true });
  });
});
