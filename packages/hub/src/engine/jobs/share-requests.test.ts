import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BudgetRow, HolderUse } from '../../store/rows/request-budget-rows.ts';
import { learnFromRefusal, limitOf, shareRequests } from './share-requests.ts';

const now = Date.UTC(2026, 0, 5);
const windowMs = 60_000;
const holder = (name: string, used: number, waiting: Partial<HolderUse['waiting']> = {}, lastAt = 0): HolderUse => ({
  holder: name,
  used,
  lastAt,
  waiting: { interactive: 0, write: 0, background: 0, ...waiting },
});
const lessen = ({ interactive, write, background }: HolderUse['waiting'], by: number): HolderUse['waiting'] => ({
  interactive: Math.max(0, interactive - by),
  write: Math.max(0, write - Math.max(0, by - interactive)),
  background: Math.max(0, background - Math.max(0, by - interactive - write)),
});
const ask = (waiting: Partial<HolderUse['waiting']>, ahead = 0) => ({ ...holder('me', 0, waiting), ahead });

describe('requests shared between processes', () => {
  it.each([
    ['what is there, to the only one', ask({ background: 9 }), [holder('me', 96)], 4],
    ['all that wait, where there is enough', ask({ background: 9 }), [holder('other', 50, { background: 30 })], 9],
    ['an equal share, while another one uses its own bit by bit', ask({ background: 90 }), [holder('other', 5, {}, now)], 50],
    ['what is beyond the shares of others', ask({ background: 90 }), [holder('me', 50), holder('other', 30, {}, now)], 0],
    [
      'that too, when the other one has stopped',
      ask({ background: 90 }),
      [holder('me', 50), holder('other', 30, {}, now - 2_000)],
      20,
    ],
    ['a person more than an equal share', ask({ interactive: 9 }), [holder('me', 50), holder('other', 5, {}, now)], 9],
    ['nothing where nothing is left', ask({ interactive: 9 }), [holder('me', 60), holder('other', 60)], 0],
    ['half and half, between equals', ask({ background: 9 }), [holder('me', 40), holder('other', 40, { background: 30 })], 9],
    ['all to whoever has had less', ask({ background: 30 }), [holder('me', 10), holder('other', 70, { background: 30 })], 20],
    ['nothing to whoever has had more', ask({ background: 30 }), [holder('me', 70), holder('other', 10, { background: 30 })], 0],
    ['nothing while a person waits elsewhere', ask({ background: 9 }), [holder('other', 98, { interactive: 2 })], 0],
    [
      'a person first, before the background elsewhere',
      ask({ interactive: 2, background: 5 }),
      [holder('me', 90), holder('other', 7, { background: 9 })],
      2,
    ],
    ['what others do not want, whatever was used', ask({ background: 9 }), [holder('me', 91), holder('other', 0)], 9],
    ['a few ahead, while more than half is left', ask({ background: 1 }, 3), [], 4],
    ['none ahead, while less is left', ask({ background: 1 }, 3), [holder('me', 60)], 1],
  ])('give %s', (_, asked, holders, expected) => {
    expect(shareRequests(asked, { limit: 100, windowMs, now, holders })).toBe(expected);
  });

  it('never give more than there is, and in the end leave nothing that somebody wants, in whatever order they ask', () => {
    const count = fc.nat({ max: 40 });
    const one = fc.record({ used: count, interactive: count, write: count, background: count });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), fc.nat({ max: 200 }), (all, limit) => {
        let holders = all.map(({ used, ...waiting }, index) => holder(`p${index}`, used, waiting));
        const before = holders.reduce((sum, { used }) => sum + used, 0);
        const wanted = all.reduce((sum, { interactive, write, background }) => sum + interactive + write + background, 0);
        let given = 0;
        // Twice: what was kept for others that wait is theirs in the first round, and the rest is anybody's after it.
        for (const name of [...holders, ...holders].map((each) => each.holder)) {
          const { waiting, used } = holders.find((each) => each.holder === name) ?? holder(name, 0);
          const share = shareRequests({ holder: name, waiting, ahead: 0 }, { limit, windowMs, now, holders });
          given += share;
          holders = holders.map((each) => (each.holder === name ? holder(name, used + share, lessen(waiting, share)) : each));
        }
        expect(given).toBe(Math.min(wanted, Math.max(0, limit - before)));
      }),
    );
  });
});

describe('a lesson', () => {
  const fresh: BudgetRow = {
    id: 1,
    learnedLimit: null,
    learnedFrom: null,
    learnedAt: null,
    isCounted: false,
    pausedUntil: 0,
    refused: 0,
  };
  const refusal = { now, pauseMs: 5_000, configured: 100 };

  it('is what was used, or a fifth less where that cannot be the reason, and never below ten', () => {
    expect(learnFromRefusal(fresh, { ...refusal, used: 41 })).toMatchObject({
      learnedLimit: 40,
      pausedUntil: now + 5_000,
      refused: 1,
    });
    expect(learnFromRefusal(fresh, { ...refusal, used: 3 })).toMatchObject({ learnedLimit: 80, isCounted: false });
    expect(
      learnFromRefusal({ ...fresh, learnedLimit: 11, learnedFrom: 100, learnedAt: now }, { ...refusal, used: 1 }).learnedLimit,
    ).toBe(10);
  });

  it('is one for requests that were refused together', () => {
    let budget = fresh;
    for (let index = 0; index < 8; index += 1) budget = learnFromRefusal(budget, { ...refusal, used: 58 });
    expect(budget).toMatchObject({ learnedLimit: 50, refused: 8 });
  });

  it('holds for a day, or until the operator allows more', () => {
    const learned = learnFromRefusal(fresh, { ...refusal, used: 41 });
    expect(limitOf(learned, 100, now + 86_000_000)).toBe(40);
    expect(limitOf(learned, 30, now)).toBe(30);
    expect(limitOf(learned, 120, now)).toBe(120);
    expect(limitOf(learned, 100, now + 86_400_000)).toBe(100);
  });
});
